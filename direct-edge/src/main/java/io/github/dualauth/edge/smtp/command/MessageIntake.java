package io.github.dualauth.edge.smtp.command;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.smtp.gate.Sender;
import io.github.dualauth.edge.smtp.gate.SubmissionGate;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import io.github.dualauth.edge.smtp.session.SmtpState;
import io.github.dualauth.edge.smtp.text.MessageHeader;
import io.github.dualauth.edge.spi.Edge;
import io.github.dualauth.edge.spi.Envelope;
import io.github.dualauth.edge.spi.MessageKey;
import io.github.dualauth.edge.spi.MessagePart;
import io.github.dualauth.edge.spi.MessageSink;
import io.github.dualauth.edge.spi.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One message on its way in: its header is kept until it is known who sends it, and goes to the sink only then; the rest
 * streams. What is refused is read on and dropped, up to a limit.
 */
public final class MessageIntake implements AutoCloseable {

    private static final int HOPELESS = 2;

    /** What all of them need. */
    public record Factory(SubmissionGate gate, MessageSink sink, int messageSize) {

        MessageIntake begin(SmtpState state, SubmissionGate.Contact contact) {
            return new MessageIntake(this, state, contact);
        }
    }

    private final Factory factory;
    private final SmtpState state;
    private final SubmissionGate.Contact contact;
    private final Sender sender;
    private final MessageKey key;
    private ByteArrayOutputStream header = new ByteArrayOutputStream();
    private final HeaderEnd headerEnd = new HeaderEnd();
    private Optional<MessageWriter> writer = Optional.empty();
    private OutputStream body = OutputStream.nullOutputStream();
    private Optional<SmtpReply> refused = Optional.empty();
    private long size;

    private MessageIntake(Factory factory, SmtpState state, SubmissionGate.Contact contact) {
        this.factory = factory;
        this.state = state;
        this.contact = contact;
        this.sender = state.sender().orElseThrow();
        this.key = new MessageKey()
                .add(sender.accountId())
                .add(state.from().orElseThrow().key())
                .addAll(state.recipients().stream().map(MailAddress::key).toList());
    }

    /** Takes the next {@code length} octets of the content, which were {@code raw} on the wire. */
    public void add(byte[] content, int length, int raw) {
        size += raw;
        if (refused.isEmpty() && size > factory.messageSize()) {
            refuse(RejectionReason.MESSAGE_TOO_LARGE, SmtpReply.TOO_BIG);
        }
        if (refused.isPresent()) {
            return;
        }
        key.stream(content, length);
        if (headerEnd.isFound()) {
            write(content, 0, length);
            return;
        }
        int rest = headerEnd.find(content, length);
        header.write(content, 0, rest);
        if (header.size() > MessageHeader.LONGEST) {
            refuse(RejectionReason.MESSAGE_MALFORMED, SmtpReply.of(554, "5.6.0 Header too long"));
        } else if (headerEnd.isFound()) {
            open();
            write(content, rest, length);
        }
    }

    /** Whether more was sent than anybody can mean. */
    public boolean isHopeless() {
        return refused.isPresent() && size > (long) HOPELESS * factory.messageSize();
    }

    /** Keeps the message; the answer to its end. */
    public SmtpReply end(List<X509Certificate> chain) {
        if (refused.isEmpty() && !headerEnd.isFound()) {
            open();
        }
        if (refused.isPresent()) {
            return refused.get();
        }
        // A message may take long to arrive.
        Optional<RejectionReason> gone = factory.gate().fault(sender, chain);
        if (gone.isPresent()) {
            factory.gate().refuse(gone.get(), sender, contact);
            return SmtpReply.of(421, "4.7.0 No longer authenticated").ending();
        }
        return factory.gate().canRecord() ? commit() : SmtpReply.UNAVAILABLE;
    }

    /**
     * Keeps it, and then writes that down, so that nothing is called accepted that was not kept. If it cannot be written
     * down, its sender is not told either, sends it again, and it is known then.
     */
    private SmtpReply commit() {
        try {
            body.close();
            writer.orElseThrow().commit(key.hex());
        } catch (DependencyUnavailableException e) {
            unavailable(e);
            return SmtpReply.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return factory.gate().accept(sender, contact).isPresent()
                ? SmtpReply.UNAVAILABLE
                : SmtpReply.of(250, "2.0.0 Message accepted");
    }

    /** Opens the sink if the header says that the message is the sender's own. */
    private void open() {
        byte[] octets = header.toByteArray();
        header = new ByteArrayOutputStream();
        // The empty line belongs to no field.
        int fields = headerEnd.isFound() ? octets.length - 2 : octets.length;
        Optional<List<MailAddress>> senders = MessageHeader.senders(Arrays.copyOf(octets, fields));
        if (senders.isEmpty()) {
            refuse(RejectionReason.MESSAGE_MALFORMED, SmtpReply.of(554, "5.6.0 Header cannot be read"));
            return;
        }
        try {
            if (senders.get().stream().allMatch(address -> factory.gate().owns(sender, address))) {
                MessageWriter opened = factory.sink().open(envelope());
                writer = Optional.of(opened);
                body = opened.part(new MessagePart("", "message/rfc822"));
            } else {
                refuse(RejectionReason.SENDER_NOT_OWNED, SmtpReply.NOT_OWNED);
            }
        } catch (DependencyUnavailableException e) {
            unavailable(e);
        }
        write(octets, 0, octets.length);
    }

    private Envelope envelope() {
        return new Envelope(
                Edge.SMTP,
                sender.applicationId(),
                sender.accountId(),
                state.from().orElseThrow().toString(),
                state.recipients().stream().map(MailAddress::toString).toList(),
                contact.requestId());
    }

    private void write(byte[] octets, int from, int to) {
        if (refused.isPresent()) {
            return;
        }
        try {
            body.write(octets, from, to - from);
        } catch (DependencyUnavailableException e) {
            unavailable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuse(RejectionReason reason, SmtpReply reply) {
        refused = Optional.of(reply);
        factory.gate().refuse(reason, sender, contact);
    }

    private void unavailable(DependencyUnavailableException e) {
        refuse(e.isOverload() ? RejectionReason.OVERLOADED : RejectionReason.DEPENDENCY_UNAVAILABLE, SmtpReply.of(e));
    }

    /** Without a commit, nothing of it remains. */
    @Override
    public void close() {
        writer.ifPresent(MessageWriter::close);
    }
}
