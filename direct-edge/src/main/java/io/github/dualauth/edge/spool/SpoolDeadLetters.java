package io.github.dualauth.edge.spool;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.database.Transaction;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The messages of which somebody has given up handing them on: they wait for their application, for a time. */
public final class SpoolDeadLetters {

    /** Its key is another's from then on: whoever sends the message again sends a new one. */
    private static final String DROP = "update SpoolEntity s set s.messageKey = concat('~', s.id), s.dueAt = :now,"
            + " s.state = io.github.dualauth.edge.spool.SpoolState.DROPPED"
            + " where s.state = io.github.dualauth.edge.spool.SpoolState.DEAD and ";

    private static final String ONE = "s.id = :id and s.applicationId = :application";

    private final Database database;
    private final Clock clock;

    /** Those in {@code database}. */
    public SpoolDeadLetters(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An application's, in the order of their IDs, after {@code afterId} ({@code ""} for the first page). */
    public Page<DeadMessage> list(String applicationId, String afterId, int limit) {
        List<DeadMessage> rows = database.read(em -> em.createQuery(
                        "select s from SpoolEntity s where s.applicationId = :application and s.id > :after"
                                + " and s.state = io.github.dualauth.edge.spool.SpoolState.DEAD order by s.id",
                        SpoolEntity.class)
                .setParameter("application", applicationId)
                .setParameter("after", afterId)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(SpoolEntity::toDead)
                .toList());
        return Page.cut(rows, limit, DeadMessage::id);
    }

    /** Lets one be taken again, from the first attempt on; false if the application has none such. */
    public boolean retry(String applicationId, String id) {
        return database.write(transaction -> one(
                                transaction,
                                "update SpoolEntity s set s.dueAt = :now, s.attempts = 0,"
                                        + " s.state = io.github.dualauth.edge.spool.SpoolState.READY"
                                        + " where s.state = io.github.dualauth.edge.spool.SpoolState.DEAD and ",
                                applicationId,
                                id)
                        .executeUpdate()
                == 1);
    }

    /** Forgets one; false if the application has none such. */
    public boolean delete(String applicationId, String id) {
        return database.write(
                transaction -> one(transaction, DROP, applicationId, id).executeUpdate() == 1);
    }

    private Query one(Transaction transaction, String change, String applicationId, String id) {
        return transaction
                .entityManager()
                .createQuery(change + ONE)
                .setParameter("now", clock.millis())
                .setParameter("id", id)
                .setParameter("application", applicationId);
    }

    /** Forgets all that are dead for as long as {@code kept} or longer; the sweep deletes them. */
    void forget(Duration kept) {
        int ignored = database.write(transaction -> transaction
                .entityManager()
                .createQuery(DROP + "s.dueAt <= :before")
                .setParameter("now", clock.millis())
                .setParameter("before", clock.instant().minus(kept).toEpochMilli())
                .executeUpdate());
    }
}
