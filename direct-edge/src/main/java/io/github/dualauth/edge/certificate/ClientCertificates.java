package io.github.dualauth.edge.certificate;

import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.directory.Account;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Which accounts' systems have which certificates, by the one rule of the deployment. A change holds from the next call
 * on, on other nodes within a second.
 */
public final class ClientCertificates {

    private final Database database;
    private final CertificateRule rule;
    private final Clock clock;
    private final RowCache<MappedCertificate> cache;

    /** Recognises certificates by {@code rule}. */
    public ClientCertificates(Database database, CertificateRule rule, RowCaches caches, Clock clock) {
        this.database = database;
        this.rule = rule;
        this.clock = clock;
        this.cache = caches.named("client-certificates");
    }

    /** What certificates are recognised by here. */
    public CertificateRule rule() {
        return rule;
    }

    /**
     * What a certificate stands for; as fresh as the cache. One that has the names of two accounts stands for neither,
     * and one that has a revoked name is revoked, whatever else it has.
     */
    public Optional<MappedCertificate> find(X509Certificate leaf) {
        List<MappedCertificate> found = rule.values(leaf).stream()
                .map(rule::matchKey)
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
        if (found.stream().map(MappedCertificate::accountId).distinct().count() > 1) {
            return Optional.empty();
        }
        return found.stream()
                .filter(MappedCertificate::revoked)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private Optional<MappedCertificate> find(String matchKey) {
        return cache.get(
                matchKey,
                text -> database.read(em -> row(em, text, LockModeType.NONE)).map(ClientCertificateEntity::toMapped));
    }

    /**
     * Registers what certificates of an account's system are recognised by. A value that was revoked may be registered
     * anew, by anybody, as another certificate may have it; one certificate itself never. Empty if an account in this
     * deployment has it already, or had this very certificate and revoked it.
     *
     * @param value in the form that {@link CertificateRule#normal} gives it
     */
    public Optional<ClientCertificateInfo> create(Account account, String name, String value) {
        String matchKey = rule.matchKey(value);
        return database.write(transaction -> {
            EntityManager em = transaction.entityManager();
            // Two at once: the unique key lets one through, and the other is run again and finds it.
            Optional<ClientCertificateEntity> old = row(em, matchKey, LockModeType.PESSIMISTIC_WRITE);
            if (old.filter(row -> !row.isRevoked() || rule.isOfOneCertificate()).isPresent()) {
                return Optional.empty();
            }
            old.ifPresent(ClientCertificateEntity::giveWay);
            em.flush();
            ClientCertificateEntity made =
                    new ClientCertificateEntity(account, name, rule, value).created(clock.instant());
            em.persist(made);
            em.flush();
            transaction.afterCommit(() -> cache.forget(matchKey));
            return Optional.of(made.toInfo());
        });
    }

    /**
     * Refuses a certificate of the application from the next call on; once more changes nothing. Empty if it has none
     * such.
     */
    public Optional<ClientCertificateInfo> revoke(String applicationId, String id) {
        return database.write(transaction -> Optional.ofNullable(transaction
                        .entityManager()
                        .find(ClientCertificateEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(row -> row.isOf(applicationId))
                .map(row -> {
                    row.revoke(clock.instant());
                    String matchKey = row.matchKey();
                    transaction.afterCommit(() -> cache.forget(matchKey));
                    return row.toInfo();
                }));
    }

    /**
     * An application's certificates, revoked or not, in the order of their IDs.
     *
     * @param accountId only those of the account with this row; {@code ""} for all
     * @param afterId {@code ""}, or what {@link Page#next()} gave
     */
    public Page<ClientCertificateInfo> list(String applicationId, String accountId, String afterId, int limit) {
        String scope = accountId.isEmpty() ? "" : " and c.accountId = :account";
        List<ClientCertificateInfo> rows = database.read(em -> {
            var query = em.createQuery(
                            "select c from ClientCertificateEntity c where c.applicationId = :application" + scope
                                    + " and c.id > :after order by c.id",
                            ClientCertificateEntity.class)
                    .setParameter("application", applicationId)
                    .setParameter("after", afterId)
                    .setMaxResults(limit + 1);
            if (!accountId.isEmpty()) {
                query.setParameter("account", accountId);
            }
            return query.getResultStream().map(ClientCertificateEntity::toInfo).toList();
        });
        return Page.cut(rows, limit, ClientCertificateInfo::id);
    }

    private static Optional<ClientCertificateEntity> row(EntityManager em, String matchKey, LockModeType lock) {
        var query = em.createQuery(
                        "select c from ClientCertificateEntity c where c.matchKey = :key",
                        ClientCertificateEntity.class)
                .setParameter("key", matchKey);
        if (lock != LockModeType.NONE) {
            query.setLockMode(lock);
        }
        return query.getResultStream().findFirst();
    }
}
