package io.github.dualauth.application.secret;

import io.github.dualauth.core.audit.AuditNotice;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Tells ahead which passwords or keys of applications will expire: one audit record for each of them and day (of UTC),
 * whichever node comes first, and their number for a gauge. One that was revoked is nobody's concern any more.
 */
public final class ExpiryWatch {

    private final Database database;
    private final AuditTrail audit;
    private final Clock clock;
    private final Kind kind;
    private volatile long expiring;

    /** Watches rows of {@code kind}, and tells {@code audit}. */
    public ExpiryWatch(Database database, AuditTrail audit, Clock clock, Kind kind) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.kind = kind;
    }

    /**
     * What is watched.
     *
     * @param entity the rows: with {@code id}, {@code applicationId}, {@code name}, {@code expiresAt}, {@code revokedAt},
     *     {@code lastUsedAt}, and {@code warnedDay}, which only this writes
     * @param event what the audit calls it
     * @param idMember how the record names the row's ID
     * @param warning how long before it expires it is told of
     * @param also what else is done in the same transaction; tried again on a conflict
     */
    public record Kind(
            Class<?> entity, String event, String idMember, Duration warning, BiConsumer<Transaction, Expiring> also) {}

    /**
     * What is about to expire.
     *
     * @param id its row
     * @param applicationId whose it is
     * @param name what people call it
     * @param expires when it does
     * @param lastUsed the minute in which it last let somebody in, if it ever did
     */
    public record Expiring(String id, String applicationId, String name, Instant expires, Optional<Instant> lastUsed) {}

    /** How many were about to expire at the last look. */
    public long expiring() {
        return expiring;
    }

    /**
     * Looks now.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if the database or the audit is down;
     *     what was not told is told at the next look
     */
    public void look() {
        long now = clock.millis();
        List<Object[]> soon = database.read(em -> em.createQuery(
                        "select p.id, p.applicationId, p.name, p.expiresAt, p.lastUsedAt, p.warnedDay from "
                                + kind.entity().getSimpleName() + " p where p.revokedAt is null"
                                + " and p.expiresAt > :now and p.expiresAt <= :until order by p.expiresAt, p.id",
                        Object[].class)
                .setParameter("now", now)
                .setParameter("until", now + kind.warning().toMillis())
                .getResultList());
        expiring = soon.size();
        long day = TimeUnit.MILLISECONDS.toDays(now);
        soon.stream().filter(row -> row[5] == null || (long) row[5] < day).forEach(row -> warn(expiring(row), day));
    }

    private static Expiring expiring(Object[] row) {
        return new Expiring(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                Instant.ofEpochMilli((long) row[3]),
                Optional.ofNullable((Long) row[4]).map(Instant::ofEpochMilli));
    }

    /** The record before the commit: rather twice than never. */
    private void warn(Expiring row, long day) {
        boolean ignored = database.write(transaction -> {
            boolean first = transaction
                            .entityManager()
                            .createQuery("update " + kind.entity().getSimpleName()
                                    + " p set p.warnedDay = :day where p.id = :id"
                                    + " and p.revokedAt is null and (p.warnedDay is null or p.warnedDay < :day)")
                            .setParameter("day", day)
                            .setParameter("id", row.id())
                            .executeUpdate()
                    == 1;
            if (first) {
                kind.also().accept(transaction, row);
                audit.record(notice(row));
            }
            return first;
        });
    }

    private AuditNotice notice(Expiring row) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("application", row.applicationId());
        members.put(kind.idMember(), row.id());
        members.put("name", row.name());
        members.put("expires", row.expires().toString());
        members.put("lastUsed", row.lastUsed().map(Instant::toString).orElse(""));
        return new AuditNotice(clock.instant(), kind.event(), members);
    }
}
