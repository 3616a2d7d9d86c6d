package io.github.dualauth.edge.spool;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.edge.EdgeSchema;
import io.github.dualauth.edge.config.SpoolSettings;
import io.github.dualauth.edge.spi.Edge;
import io.github.dualauth.edge.spi.Envelope;
import io.github.dualauth.edge.spi.MessageKey;
import io.github.dualauth.edge.spi.MessagePart;
import io.github.dualauth.edge.spi.MessageWriter;
import io.github.dualauth.edge.spi.Receipt;
import io.github.dualauth.edge.spool.queue.SpoolQueue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A spool, and messages for it. */
public final class TestSpool {

    /** The one part of a mail. */
    public static final MessagePart MAIL = new MessagePart("", "message/rfc822");

    /** Whose all messages are. */
    public static final String APPLICATION = "app";

    /** How long dead letters are kept. */
    static final Duration DEAD_LETTERS = Duration.ofDays(3000);

    private static final SpoolSettings.Room ROOM = new SpoolSettings.Room(1_000_000, 1L << 40, 50);

    private final Database database;
    private final SpoolSink sink;
    private final SpoolQueue queue;
    private final SpoolDeadLetters deadLetters;

    /** An empty one, for one test at a time: each message in it is anybody's. */
    public TestSpool(TestDatabase kind, Clock clock) {
        this.database = kind.shared(AccountDirectory.SCHEMA, EdgeSchema.SCHEMA);
        int ignored = database.write(transaction -> Stream.of("ChunkEntity", "PartEntity", "SpoolEntity")
                .mapToInt(entity -> transaction
                        .entityManager()
                        .createQuery("delete from " + entity + " e")
                        .executeUpdate())
                .sum());
        this.sink = new SpoolSink(database, level(ROOM, clock), clock);
        this.deadLetters = new SpoolDeadLetters(database, clock);
        this.queue = new SpoolQueue(database, clock);
    }

    SpoolLevel level(SpoolSettings.Room room, Clock clock) {
        return new SpoolLevel(database, room, clock);
    }

    /** What was given up. */
    public SpoolDeadLetters deadLetters() {
        return deadLetters;
    }

    /** Where it is kept. */
    public Database database() {
        return database;
    }

    /** Where messages come in. */
    public SpoolSink sink() {
        return sink;
    }

    /** Where messages go out. */
    public SpoolQueue queue() {
        return queue;
    }

    /** A mail's envelope. */
    public static Envelope envelope(String accountId) {
        return envelope(Edge.SMTP, accountId);
    }

    /** An envelope with two recipients. */
    public static Envelope envelope(Edge edge, String accountId) {
        return new Envelope(
                edge,
                APPLICATION,
                accountId,
                "a@direct.example.org",
                List.of("b@direct.example.org", "c@direct.example.net"),
                "0123456789abcdef0123456789abcdef");
    }

    /** 64 hex digits that no other message has. */
    public static String freshKey() {
        return new MessageKey().add(UUID.randomUUID().toString()).hex();
    }

    /** Spools a mail with a key of its own. */
    public Receipt mail(String text) {
        return mail("account", text, freshKey());
    }

    /** Spools a mail. */
    public Receipt mail(String accountId, String text, String messageKey) {
        try (MessageWriter writer = sink.open(envelope(accountId))) {
            write(writer.part(MAIL), text.getBytes(StandardCharsets.UTF_8));
            return writer.commit(messageKey);
        }
    }

    static void write(OutputStream part, byte[] bytes) {
        try {
            part.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a part. */
    public byte[] read(SpooledPart part) {
        return read(queue.open(part));
    }

    /** All there is to read. */
    public static byte[] read(InputStream input) {
        try (input) {
            return input.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sweep(Duration remembered, Clock clock) {
        new SpoolSweep(database, new SpoolSettings.Kept(remembered, DEAD_LETTERS), clock).sweep();
    }

    long rows(String entity) {
        return database.read(em -> em.createQuery("select count(e) from " + entity + " e", Long.class)
                .getSingleResult());
    }
}
