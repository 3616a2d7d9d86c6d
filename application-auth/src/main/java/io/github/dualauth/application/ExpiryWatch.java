package io.github.dualauth.application;

import io.github.dualauth.core.audit.AuditNotice;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Tells ahead which application passwords will expire: one audit record for each of them and day (of UTC), whichever
 * node comes first, and their number for a gauge. A password that was revoked is nobody's concern any more.
 */
final class ExpiryWatch {

    private static final String EVENT = "password-expires";

    private final Database database;
    private final AuditTrail audit;
    private final Duration warning;
    private final Clock clock;
    private volatile long expiring;

    ExpiryWatch(Database database, AuditTrail audit, Duration warning, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.warning = warning;
        this.clock = clock;
    }

    /** How many passwords were about to expire at the last look. */
    long expiring() {
        return expiring;
    }

    /**
     * Looks now.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if the database or the audit is down;
     *     what was not told is told at the next look
     */
    void look() {
        long now = clock.millis();
        List<ApplicationPasswordEntity> soon = database.read(em -> em.createQuery(
                        "select p from ApplicationPasswordEntity p where p.revokedAt is null"
                                + " and p.expiresAt > :now and p.expiresAt <= :until order by p.expiresAt, p.id",
                        ApplicationPasswordEntity.class)
                .setParameter("now", now)
                .setParameter("until", now + warning.toMillis())
                .getResultList());
        expiring = soon.size();
        long day = TimeUnit.MILLISECONDS.toDays(now);
        soon.stream().filter(row -> row.warnedBefore(day)).forEach(row -> warn(row, day));
    }

    /** The record before the commit: rather twice than never. */
    private void warn(ApplicationPasswordEntity row, long day) {
        PasswordInfo info = row.toInfo();
        boolean ignored = database.write(transaction -> {
            boolean first = transaction
                            .entityManager()
                            .createQuery("update ApplicationPasswordEntity p set p.warnedDay = :day where p.id = :id"
                                    + " and p.revokedAt is null and (p.warnedDay is null or p.warnedDay < :day)")
                            .setParameter("day", day)
                            .setParameter("id", info.id())
                            .executeUpdate()
                    == 1;
            if (first) {
                audit.record(notice(row.applicationId(), info));
            }
            return first;
        });
    }

    private AuditNotice notice(String applicationId, PasswordInfo info) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("application", applicationId);
        members.put("passwordId", info.id());
        members.put("name", info.name());
        members.put("expires", info.expires().orElseThrow().toString());
        members.put("lastUsed", info.lastUsed().map(Instant::toString).orElse(""));
        return new AuditNotice(clock.instant(), EVENT, members);
    }
}
