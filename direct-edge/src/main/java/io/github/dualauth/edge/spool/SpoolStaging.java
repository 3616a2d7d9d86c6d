package io.github.dualauth.edge.spool;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.database.Transaction;
import io.github.dualauth.edge.spi.Envelope;
import io.github.dualauth.edge.spi.Receipt;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rows of messages that are not whole yet. Each statement says that the message is still being received. */
final class SpoolStaging {

    /** Longer than the slowest sender that is put up with takes for one chunk. */
    static final Duration LEASE = Duration.ofMinutes(30);

    private static final String STILL =
            " where s.id = :id and s.state = io.github.dualauth.edge.spool.SpoolState.RECEIVING";

    private final Database database;
    private final SpoolLevel level;
    private final Clock clock;

    SpoolStaging(Database database, SpoolLevel level, Clock clock) {
        this.database = database;
        this.level = level;
        this.clock = clock;
    }

    /**
     * A message on its way.
     *
     * @param id its ID
     * @param envelope who sends it to whom
     * @param begun whether it has rows; one that fits in a chunk has none before it is whole
     */
    record Staged(String id, Envelope envelope, boolean begun) {}

    /**
     * What a message has come to.
     *
     * @param chunks how many rows, the one that is being added included
     * @param size how many bytes
     */
    record Progress(int chunks, long size) {}

    /**
     * The message as a whole.
     *
     * @param messageKey what is unique of it
     * @param content what must be the same of one with this key
     * @param hash of its bytes
     * @param parts its parts
     */
    record Whole(String messageKey, String content, String hash, List<SpooledPart> parts) {}

    /** Keeps the next chunk, and the staging alive. */
    void keep(Staged staged, byte[] chunk, Progress progress) {
        level.take(staged, chunk.length);
        Progress ignored = database.write(transaction -> {
            begin(transaction.entityManager(), staged);
            add(transaction.entityManager(), staged, chunk, progress);
            return progress;
        });
    }

    /** Makes it a message with its last chunk, which may be empty, unless one with its key is there. */
    Receipt commit(Staged staged, byte[] last, Progress progress, Whole whole) {
        level.take(staged, last.length);
        return database.write(transaction -> {
            Optional<SpoolEntity> there = holder(transaction, whole.messageKey());
            if (there.isPresent()) {
                boolean ignored = staged.begun() && drop(transaction, staged.id());
                Receipt.Outcome outcome =
                        there.get().is(whole.content()) ? Receipt.Outcome.REPEATED : Receipt.Outcome.CONFLICTING;
                if (outcome == Receipt.Outcome.REPEATED) {
                    revive(transaction, there.get());
                }
                return new Receipt(there.get().id(), outcome);
            }
            EntityManager em = transaction.entityManager();
            begin(em, staged);
            if (last.length > 0) {
                add(em, staged, last, progress);
            }
            long now = clock.millis();
            // Two at once: the unique key lets one through, and the other is run again and finds it.
            demand(em.createQuery("update SpoolEntity s set s.messageKey = :key, s.contentHash = :hash,"
                            + " s.knownContent = :content, s.readyAt = :now, s.dueAt = :now,"
                            + " s.state = io.github.dualauth.edge.spool.SpoolState.READY" + STILL)
                    .setParameter("key", whole.messageKey())
                    .setParameter("hash", whole.hash())
                    .setParameter("content", whole.content())
                    .setParameter("now", now)
                    .setParameter("id", staged.id())
                    .executeUpdate());
            for (int i = 0; i < whole.parts().size(); i++) {
                em.persist(new PartEntity(i, whole.parts().get(i)));
            }
            em.flush();
            return new Receipt(staged.id(), Receipt.Outcome.KEPT);
        });
    }

    private void begin(EntityManager em, Staged staged) {
        if (!staged.begun()) {
            em.persist(new SpoolEntity(
                    staged.id(),
                    staged.envelope(),
                    clock.instant(),
                    clock.instant().plus(LEASE)));
            em.flush();
        }
    }

    private void add(EntityManager em, Staged staged, byte[] chunk, Progress progress) {
        // First the row of the message: whoever swept it came before, or waits for this chunk to be there.
        demand(em.createQuery(
                        "update SpoolEntity s set s.chunks = :chunks, s.contentSize = :size, s.dueAt = :until" + STILL)
                .setParameter("chunks", progress.chunks())
                .setParameter("size", progress.size())
                .setParameter("until", clock.instant().plus(LEASE).toEpochMilli())
                .setParameter("id", staged.id())
                .executeUpdate());
        em.persist(new ChunkEntity(staged.id(), progress.chunks() - 1, chunk));
    }

    /** The message that has a key already. */
    private static Optional<SpoolEntity> holder(Transaction transaction, String messageKey) {
        return transaction
                .entityManager()
                .createQuery("select s from SpoolEntity s where s.messageKey = :key", SpoolEntity.class)
                .setParameter("key", messageKey)
                .getResultStream()
                .findFirst();
    }

    /** Whoever is told that a message is accepted must not rely on a dead letter. */
    private void revive(Transaction transaction, SpoolEntity there) {
        if (there.isDead()
                && transaction
                                .entityManager()
                                .createQuery(
                                        "update SpoolEntity s set s.dueAt = :now, s.attempts = 0,"
                                                + " s.state = io.github.dualauth.edge.spool.SpoolState.READY"
                                                + " where s.id = :id and s.state = io.github.dualauth.edge.spool.SpoolState.DEAD")
                                .setParameter("now", clock.millis())
                                .setParameter("id", there.id())
                                .executeUpdate()
                        != 1) {
            throw new DependencyUnavailableException("the message was a dead letter, and is not any more", null);
        }
    }

    /** Leaves the rest to the sweep, if it has not become a message. */
    void drop(String id) {
        boolean ignored = database.write(transaction -> drop(transaction, id));
    }

    private boolean drop(Transaction transaction, String id) {
        return transaction
                        .entityManager()
                        .createQuery("update SpoolEntity s set s.dueAt = :now,"
                                + " s.state = io.github.dualauth.edge.spool.SpoolState.DROPPED" + STILL)
                        .setParameter("now", clock.millis())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    private static void demand(int rows) {
        if (rows != 1) {
            throw new DependencyUnavailableException("a message came so slowly that its beginning was given up", null);
        }
    }
}
