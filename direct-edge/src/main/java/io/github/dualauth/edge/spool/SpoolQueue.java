package io.github.dualauth.edge.spool;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.database.Transaction;
import io.github.dualauth.core.directory.Page;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Hands spooled messages over, on any number of nodes. A consumer that keeps what it takes in this very database has each
 * message exactly once, by {@link #take}. Any other claims a message, does its work, and acknowledges: it has each at least
 * once, and knows by {@link SpooledMessage#id()} what it had before.
 */
public final class SpoolQueue {

    /** How long a claim holds before another may have the message. */
    public static final Duration LEASE = Duration.ofMinutes(5);

    /** How long a message waits of which a consumer in this database could not make anything. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int BATCH = 20;
    private static final int LONGEST_FAILURE = 255;
    private static final String MINE = " where s.id = :id and s.leaseId = :lease"
            + " and s.state = io.github.dualauth.edge.spool.SpoolState.CLAIMED";

    private final Database database;
    private final Clock clock;

    /** The spool in {@code database}. */
    public SpoolQueue(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes some messages for {@link #LEASE}, the longest waiting first; fewer if others are at it too. */
    public List<SpooledMessage> claim(int most) {
        List<SpooledMessage> claimed = new ArrayList<>();
        for (DueMessage due : due(most)) {
            claim(due).ifPresent(claimed::add);
        }
        return claimed;
    }

    private Optional<SpooledMessage> claim(DueMessage due) {
        String lease = UUID.randomUUID().toString();
        return database.write(transaction -> {
            EntityManager em = transaction.entityManager();
            Query query = unchanged(
                            em,
                            "s.state = io.github.dualauth.edge.spool.SpoolState.CLAIMED,"
                                    + " s.dueAt = :until, s.leaseId = :lease, s.attempts = s.attempts + 1",
                            due)
                    .setParameter("until", clock.instant().plus(LEASE).toEpochMilli())
                    .setParameter("lease", lease);
            return query.executeUpdate() == 1 ? Optional.of(SpoolRows.message(em, due.id())) : Optional.empty();
        });
    }

    /** The bytes of a part of a claimed message; they are gone some time after the acknowledgement. */
    public InputStream open(SpooledPart part) {
        return new ChunkInput(part, seq -> database.read(em -> SpoolRows.chunk(em, part.messageId(), seq)));
    }

    /** The bytes of a part, read within {@code transaction}. */
    public static InputStream open(Transaction transaction, SpooledPart part) {
        return new ChunkInput(part, seq -> SpoolRows.chunk(transaction.entityManager(), part.messageId(), seq));
    }

    /** The message was taken over for good; false if somebody else has it by now, whose it is then. */
    public boolean acknowledge(SpooledMessage claimed) {
        return database.write(transaction -> mine(
                                transaction,
                                "s.state = io.github.dualauth.edge.spool.SpoolState.DONE,"
                                        + " s.doneAt = :now, s.dueAt = :now",
                                claimed)
                        .setParameter("now", clock.millis())
                        .executeUpdate()
                == 1);
    }

    /** Keeps a message for {@link #LEASE} from now on; false if somebody else has it by now. */
    public boolean renew(SpooledMessage claimed) {
        return database.write(transaction -> mine(transaction, "s.dueAt = :until", claimed)
                        .setParameter("until", clock.instant().plus(LEASE).toEpochMilli())
                        .executeUpdate()
                == 1);
    }

    /** Gives a message back, to be taken at {@code next} again; false if somebody else has it by now. */
    public boolean release(SpooledMessage claimed, String failure, Instant next) {
        return database.write(transaction -> mine(
                                transaction,
                                "s.state = io.github.dualauth.edge.spool.SpoolState.READY,"
                                        + " s.dueAt = :next, s.leaseId = '', s.failure = :failure",
                                claimed)
                        .setParameter("next", next.toEpochMilli())
                        .setParameter("failure", bounded(failure))
                        .executeUpdate()
                == 1);
    }

    /** Gives a message up, until somebody calls {@link #retry}; false if somebody else has it by now. */
    public boolean bury(SpooledMessage claimed, String failure) {
        return database.write(transaction -> mine(
                                transaction,
                                "s.state = io.github.dualauth.edge.spool.SpoolState.DEAD,"
                                        + " s.leaseId = '', s.failure = :failure",
                                claimed)
                        .setParameter("failure", bounded(failure))
                        .executeUpdate()
                == 1);
    }

    /**
     * Takes the longest waiting message in the transaction that {@code work} writes in: both are there or neither is. It
     * may be run again after a rollback, so it must be free of other effects. When it throws, the message waits for a
     * minute, and others have their turn.
     *
     * @return what {@code work} gave; empty if no message waits
     */
    public <T> Optional<T> take(BiFunction<Transaction, SpooledMessage, T> work) {
        for (DueMessage due : due(BATCH)) {
            Optional<T> taken = take(due, work);
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    private <T> Optional<T> take(DueMessage due, BiFunction<Transaction, SpooledMessage, T> work) {
        try {
            return database.write(transaction -> {
                EntityManager em = transaction.entityManager();
                Query query = unchanged(
                                em,
                                "s.state = io.github.dualauth.edge.spool.SpoolState.DONE,"
                                        + " s.doneAt = :now, s.dueAt = :now, s.leaseId = '',"
                                        + " s.attempts = s.attempts + 1",
                                due)
                        .setParameter("now", clock.millis());
                return query.executeUpdate() == 1
                        ? Optional.of(work.apply(transaction, SpoolRows.message(em, due.id())))
                        : Optional.empty();
            });
        } catch (DependencyUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            postpone(due, e);
            throw e;
        }
    }

    private void postpone(DueMessage due, RuntimeException why) {
        try {
            int ignored = database.write(transaction -> unchanged(
                            transaction.entityManager(), "s.dueAt = :next, s.attempts = s.attempts + 1", due)
                    .setParameter("next", clock.instant().plus(PAUSE).toEpochMilli())
                    .executeUpdate());
        } catch (DependencyUnavailableException e) {
            why.addSuppressed(e);
        }
    }

    /** What was given up, in the order of the IDs, after {@code afterId} ({@code ""} for the first page). */
    public Page<DeadMessage> dead(String afterId, int limit) {
        List<DeadMessage> rows = database.read(em -> em.createQuery(
                        "select s from SpoolEntity s where s.id > :after"
                                + " and s.state = io.github.dualauth.edge.spool.SpoolState.DEAD order by s.id",
                        SpoolEntity.class)
                .setParameter("after", afterId)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(SpoolEntity::toDead)
                .toList());
        return Page.cut(rows, limit, DeadMessage::id);
    }

    /** Lets a message that was given up be taken again, from the first attempt on; false if there is none such. */
    public boolean retry(String id) {
        return database.write(transaction -> transaction
                        .entityManager()
                        .createQuery("update SpoolEntity s set s.dueAt = :now, s.attempts = 0,"
                                + " s.state = io.github.dualauth.edge.spool.SpoolState.READY where s.id = :id"
                                + " and s.state = io.github.dualauth.edge.spool.SpoolState.DEAD")
                        .setParameter("now", clock.millis())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1);
    }

    private List<DueMessage> due(int most) {
        return database.read(em -> SpoolRows.due(em, clock.millis(), most));
    }

    private static Query unchanged(EntityManager em, String change, DueMessage due) {
        return em.createQuery("update SpoolEntity s set " + change
                        + " where s.id = :id and s.state = :state and s.dueAt = :read and s.leaseId = :readLease")
                .setParameter("id", due.id())
                .setParameter("state", due.state())
                .setParameter("read", due.dueAt())
                .setParameter("readLease", due.leaseId());
    }

    private static Query mine(Transaction transaction, String change, SpooledMessage claimed) {
        return transaction
                .entityManager()
                .createQuery("update SpoolEntity s set " + change + MINE)
                .setParameter("id", claimed.id())
                .setParameter("lease", claimed.lease().id());
    }

    private static String bounded(String failure) {
        return failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE));
    }
}
