package io.github.dualauth.edge.smtp.session;

import io.github.dualauth.edge.smtp.text.LineReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the library reads: verbs that it knows, each once its line was found good. It has no more than one at a time, so that
 * nothing from the wire waits in a buffer of the library, and its log holds neither addresses nor passwords.
 */
final class VerbStream extends InputStream {

    private final SmtpConnection connection;
    private Command command = Command.of(SmtpReply.FAILED);
    private byte[] verb = {};
    private int position;

    VerbStream(SmtpConnection connection) {
        this.connection = connection;
    }

    /** The command that the last verb belongs to. */
    Command command() {
        return command;
    }

    @Override
    public int read() throws IOException {
        if (position == verb.length && !next()) {
            return -1;
        }
        byte octet = verb[position];
        position++;
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == verb.length && !next()) {
            return -1;
        }
        int count = Math.min(length, verb.length - position);
        System.arraycopy(verb, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean next() {
        Optional<Command> next = command(connection);
        next.ifPresent(found -> {
            command = found;
            verb = (found.verb().name() + "\r\n").getBytes(StandardCharsets.US_ASCII);
            position = 0;
        });
        return next.isPresent();
    }

    private static Optional<Command> command(SmtpConnection connection) {
        LineReading reading;
        try {
            reading = connection.nextCommand();
        } catch (EndedException e) {
            return Optional.of(Command.of(e.reply()));
        } catch (IOException e) {
            // The peer is gone, or its TLS is broken: there is nobody to answer.
            return Optional.empty();
        }
        if (reading instanceof LineReading.Line line) {
            return Optional.of(new Command(Verb.of(line.verb()), Optional.of(line), Optional.empty()));
        }
        return reading instanceof LineReading.Refused refused
                ? Optional.of(Command.of(SmtpReply.of(refused.fault())))
                : Optional.empty();
    }
}
