package io.github.dualauth.edge.spool;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.edge.config.SpoolSettings;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/**
 * Deletes what is not needed any more: messages that never became whole, the bytes of those that were handed over, and
 * their rows when their keys have been remembered long enough, and dead letters that nobody has asked for. Any node may sweep, several at once too.
 */
public final class SpoolSweep {

    private static final int BATCH = 100;
    private static final int CHUNKS_AT_ONCE = 16;

    private final Database database;
    private final SpoolDeadLetters deadLetters;
    private final SpoolSettings.Kept kept;
    private final Clock clock;

    /** Deletes what was {@code kept} for long enough. */
    public SpoolSweep(Database database, SpoolSettings.Kept kept, Clock clock) {
        this.database = database;
        this.deadLetters = new SpoolDeadLetters(database, clock);
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Sweeps once.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if the database is down
     */
    public void sweep() {
        giveUpStagings();
        deadLetters.forget(kept.deadLetters());
        List<SpoolEntity> due;
        do {
            due = due();
            due.forEach(this::sweep);
        } while (due.size() == BATCH);
    }

    /** Whoever writes on after this is refused: all that a writer does asks for the state. */
    private void giveUpStagings() {
        int ignored = database.write(transaction -> transaction
                .entityManager()
                .createQuery("update SpoolEntity s set s.state = io.github.dualauth.edge.spool.SpoolState.DROPPED"
                        + " where s.state = io.github.dualauth.edge.spool.SpoolState.RECEIVING and s.dueAt <= :now")
                .setParameter("now", clock.millis())
                .executeUpdate());
    }

    private List<SpoolEntity> due() {
        return database.read(em -> em.createQuery(
                        "select s from SpoolEntity s where s.dueAt <= :now"
                                + " and (s.state = io.github.dualauth.edge.spool.SpoolState.DONE"
                                + " or s.state = io.github.dualauth.edge.spool.SpoolState.DROPPED)"
                                + " order by s.dueAt, s.id",
                        SpoolEntity.class)
                .setParameter("now", clock.millis())
                .setMaxResults(BATCH)
                .getResultList());
    }

    private void sweep(SpoolEntity message) {
        for (int from = 0; from < message.chunks(); from += CHUNKS_AT_ONCE) {
            deleteChunks(message.id(), from);
        }
        int ignored = database.write(transaction -> {
            EntityManager em = transaction.entityManager();
            return em.createQuery("delete from PartEntity p where p.messageId = :id")
                            .setParameter("id", message.id())
                            .executeUpdate()
                    + em.createQuery("update SpoolEntity s set s.chunks = 0, s.dueAt = s.doneAt + :remembered"
                                    + " where s.id = :id and s.dueAt < s.doneAt + :remembered"
                                    + " and s.state = io.github.dualauth.edge.spool.SpoolState.DONE")
                            .setParameter("remembered", kept.remembered().toMillis())
                            .setParameter("id", message.id())
                            .executeUpdate()
                    + em.createQuery("delete from SpoolEntity s where s.id = :id and s.dueAt <= :now"
                                    + " and (s.state = io.github.dualauth.edge.spool.SpoolState.DONE"
                                    + " or s.state = io.github.dualauth.edge.spool.SpoolState.DROPPED)")
                            .setParameter("id", message.id())
                            .setParameter("now", clock.millis())
                            .executeUpdate();
        });
    }

    private void deleteChunks(String id, int from) {
        int ignored = database.write(transaction -> transaction
                .entityManager()
                .createQuery("delete from ChunkEntity c where c.messageId = :id and c.seq >= :from and c.seq < :to")
                .setParameter("id", id)
                .setParameter("from", from)
                .setParameter("to", from + CHUNKS_AT_ONCE)
                .executeUpdate());
    }
}
