package io.github.dualauth.edge.spool.queue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.database.Transaction;
import io.github.dualauth.edge.spool.SpoolDeadLetters;
import io.github.dualauth.edge.spool.SpooledMessage;
import io.github.dualauth.edge.spool.SpooledPart;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
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
    public static final Duration LEASE = Duration.ofMinutes(2);

    /** How long a message waits of which a consumer in this database could not make anything. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int BATCH = 20;
    private static final int LONGEST_FAILURE = 255;
    private static final String CLAIM =
            "update SpoolEntity s set s.state = io.github.dualauth.edge.spool.SpoolState.CLAIMED,"
                    + " s.dueAt = :until, s.leaseId = :lease, s.attempts = s.attempts + 1"
                    + " where s.id = :id and s.state = :state and s.dueAt = :read and s.leaseId = :readLease";
    private static final String DONE =
            "s.state = io.github.dualauth.edge.spool.SpoolState.DONE, s.doneAt = :now, s.dueAt = :now";
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
        // More than are asked for: others look at the same ones now.
        Iterator<DueMessage> due = due(Math.max(most, BATCH)).iterator();
        while (due.hasNext() && claimed.size() < most) {
            try {
                claim(due.next()).ifPresent(claimed::add);
            } catch (DependencyUnavailableException e) {
                if (claimed.isEmpty()) {
                    throw e;
                }
                // What was claimed so far would wait for the end of its lease otherwise.
                return claimed;
            }
        }
        return claimed;
    }

    private Optional<SpooledMessage> claim(DueMessage due) {
        String lease = UUID.randomUUID().toString();
        return database.write(transaction -> {
            EntityManager em = transaction.entityManager();
            boolean unchanged = em.createQuery(CLAIM)
                            .setParameter("until", clock.instant().plus(LEASE).toEpochMilli())
                            .setParameter("lease", lease)
                            .setParameter("id", due.id())
                            .setParameter("state", due.state())
                            .setParameter("read", due.dueAt())
                            .setParameter("readLease", due.leaseId())
                            .executeUpdate()
                    == 1;
            return unchanged ? Optional.of(SpoolRows.message(em, due.id())) : Optional.empty();
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

    /**
     * The message was taken over for good; false if somebody else has it by now, whose it is then. Once more with the same
     * claim is true again: the answer may have been lost.
     */
    public boolean acknowledge(SpooledMessage claimed) {
        return database.write(transaction -> done(transaction, claimed) || isDone(transaction, claimed));
    }

    private boolean done(Transaction transaction, SpooledMessage claimed) {
        return mine(transaction, DONE, claimed)
                        .setParameter("now", clock.millis())
                        .executeUpdate()
                == 1;
    }

    private static boolean isDone(Transaction transaction, SpooledMessage claimed) {
        return !transaction
                .entityManager()
                .createQuery(
                        "select s.id from SpoolEntity s where s.id = :id and s.leaseId = :lease"
                                + " and s.state = io.github.dualauth.edge.spool.SpoolState.DONE",
                        String.class)
                .setParameter("id", claimed.id())
                .setParameter("lease", claimed.lease().id())
                .getResultList()
                .isEmpty();
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

    /** Gives a message up, until somebody calls {@link SpoolDeadLetters#retry}; false if somebody else has it by now. */
    public boolean bury(SpooledMessage claimed, String failure) {
        return database.write(transaction -> mine(
                                transaction,
                                "s.state = io.github.dualauth.edge.spool.SpoolState.DEAD,"
                                        + " s.dueAt = :now, s.leaseId = '', s.failure = :failure",
                                claimed)
                        .setParameter("now", clock.millis())
                        .setParameter("failure", bounded(failure))
                        .executeUpdate()
                == 1);
    }

    /**
     * Takes the longest waiting message over in the transaction that {@code work} writes in: both are there or neither is. It
     * may be run again after a rollback, so it must be free of other effects; what takes longer than {@link #LEASE} may be
     * done by two, and is there once. When it throws, the message waits for a minute, and others have their turn.
     *
     * @return what {@code work} gave; empty if no message waits
     */
    public <T> Optional<T> take(BiFunction<Transaction, SpooledMessage, T> work) {
        // Claimed before, and not locked meanwhile: whoever else takes goes on to the next one.
        for (List<SpooledMessage> next = claim(1); !next.isEmpty(); next = claim(1)) {
            Optional<T> taken = take(next.get(0), work);
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    private <T> Optional<T> take(SpooledMessage claimed, BiFunction<Transaction, SpooledMessage, T> work) {
        try {
            return Optional.of(database.write(transaction -> {
                T result = Objects.requireNonNull(work.apply(transaction, claimed));
                if (!done(transaction, claimed)) {
                    throw new TakenException();
                }
                return result;
            }));
        } catch (TakenException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            postpone(claimed, e);
            throw e;
        }
    }

    private void postpone(SpooledMessage claimed, RuntimeException why) {
        try {
            boolean ignored = release(claimed, why.toString(), clock.instant().plus(PAUSE));
        } catch (DependencyUnavailableException e) {
            why.addSuppressed(e);
        }
    }

    /** Somebody else took the message over meanwhile: what was done for it is rolled back. */
    private static final class TakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private List<DueMessage> due(int most) {
        return database.read(em -> SpoolRows.due(em, clock.millis(), most));
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
