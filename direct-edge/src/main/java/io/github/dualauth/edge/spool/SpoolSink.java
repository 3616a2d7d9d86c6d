package io.github.dualauth.edge.spool;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.edge.spi.Envelope;
import io.github.dualauth.edge.spi.MessageSink;
import io.github.dualauth.edge.spi.MessageWriter;
import java.time.Clock;
import java.util.UUID;

/**
 * Takes messages into the database, in pieces, each in a transaction of its own: a message of any size needs the memory of
 * one piece, and one that fits in a piece takes one transaction. The last one makes it a message; before that nobody sees
 * anything of it.
 */
public final class SpoolSink implements MessageSink {

    private static final int LONGEST_ADDRESS = 320;

    private final SpoolStaging staging;
    private final SpoolLevel level;
    private volatile Runnable listener = () -> {};

    /** Keeps messages in {@code database}, as long as {@code level} has room for them. */
    public SpoolSink(Database database, SpoolLevel level, Clock clock) {
        this.staging = new SpoolStaging(database, level, clock);
        this.level = level;
    }

    /** Runs {@code work} whenever a message is ready; it must return quickly, and throw nothing. */
    public void whenReady(Runnable work) {
        listener = work;
    }

    @Override
    public MessageWriter open(Envelope envelope) {
        if (envelope.recipients().isEmpty()
                || !isAddress(envelope.sender())
                || !envelope.recipients().stream().allMatch(SpoolSink::isAddress)) {
            throw new IllegalArgumentException("the sender is no address, or not each recipient is one");
        }
        level.check(envelope.accountId());
        return new SpoolWriter(staging, UUID.randomUUID().toString(), envelope, () -> listener.run());
    }

    /** Whoever gave them has looked more closely; but nothing that ends a line comes this far. */
    private static boolean isAddress(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_ADDRESS
                && text.chars().allMatch(c -> c > ' ' && c != 0x7f);
    }
}
