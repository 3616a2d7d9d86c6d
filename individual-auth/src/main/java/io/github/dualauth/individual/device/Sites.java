package io.github.dualauth.individual.device;

import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.directory.Account;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The sites of applications: accounts that were paired explicitly. A change holds from the next call on. */
public final class Sites {

    private final Database database;
    private final Devices devices;
    private final Clock clock;
    private final RowCache<Site> cache;

    /** Sites with {@code devices}. */
    public Sites(Database database, Devices devices, RowCaches caches, Clock clock) {
        this.database = database;
        this.devices = devices;
        this.clock = clock;
        this.cache = caches.named("sites");
    }

    /** Pairs an account with its application; one that is paired already stays as it is, and an old one keeps its ID. */
    public Site pair(Account account) {
        return database.write(transaction -> {
            EntityManager em = transaction.entityManager();
            SiteEntity row = ofAccount(em, account).orElseGet(() -> {
                SiteEntity made = new SiteEntity(account, clock.instant());
                em.persist(made);
                return made;
            });
            row.pair(clock.instant());
            em.flush();
            Site site = row.toSite();
            transaction.afterCommit(() -> cache.forget(site.id()));
            return site;
        });
    }

    /** Ends a pairing, and every token of the devices there, for good; empty if there is none. */
    public Optional<Site> unpair(Account account) {
        return database.write(transaction -> {
            Optional<SiteEntity> found =
                    ofAccount(transaction.entityManager(), account).filter(SiteEntity::isPaired);
            return found.map(row -> {
                row.unpair(clock.instant());
                Site site = row.toSite();
                devices.endTokens(transaction, site.id());
                transaction.afterCommit(() -> cache.forget(site.id()));
                return site;
            });
        });
    }

    /** The site with this ID, paired or not; as fresh as the cache. */
    public Optional<Site> find(String id) {
        return cache.get(
                id,
                row -> database.read(em ->
                        Optional.ofNullable(em.find(SiteEntity.class, row)).map(SiteEntity::toSite)));
    }

    /** The site that an account is, paired or not; empty if it never was paired. */
    public Optional<Site> find(Account account) {
        return database.read(
                em -> em.createQuery("select s from SiteEntity s where s.accountId = :account", SiteEntity.class)
                        .setParameter("account", account.id())
                        .getResultStream()
                        .map(SiteEntity::toSite)
                        .findFirst());
    }

    /** An application's sites in the order of their IDs, paired or not, after {@code afterId}. */
    public Page<Site> list(String applicationId, String afterId, int limit) {
        List<Site> rows = database.read(em -> em.createQuery(
                        "select s from SiteEntity s where s.applicationId = :application and s.id > :after order by s.id",
                        SiteEntity.class)
                .setParameter("application", applicationId)
                .setParameter("after", afterId)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(SiteEntity::toSite)
                .toList());
        return Page.cut(rows, limit, Site::id);
    }

    private static Optional<SiteEntity> ofAccount(EntityManager em, Account account) {
        return em.createQuery("select s from SiteEntity s where s.accountId = :account", SiteEntity.class)
                .setParameter("account", account.id())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }
}
