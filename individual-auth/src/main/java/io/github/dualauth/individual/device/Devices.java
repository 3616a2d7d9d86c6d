package io.github.dualauth.individual.device;

import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.LastUses;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.database.Transaction;
import io.github.dualauth.core.webhook.WebhookEvent;
import io.github.dualauth.core.webhook.WebhookOutbox;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The devices at all sites, and the tokens that each may use. A change holds from the next call on. */
public final class Devices {

    private static final char BETWEEN = ' ';

    private final Database database;
    private final WebhookOutbox webhooks;
    private final Clock clock;
    private final RowCache<StoredDevice> cache;
    private final LastUses seen;

    /** Tells {@code webhooks} of devices that are revoked. */
    public Devices(Database database, WebhookOutbox webhooks, RowCaches caches, Clock clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.clock = clock;
        this.cache = caches.named("devices");
        this.seen = new LastUses(database, clock, DeviceEntity.class);
    }

    /** Whether a device gets a token. */
    enum Admission {
        ADMITTED,
        SITE_UNKNOWN,
        SITE_FULL,
        REVOKED
    }

    /** Lets a device use a token; one that was never seen is new, and there must be room for it at its site. */
    Admission admit(TokenRequest asked, LiveToken token, DeviceConfiguration limits) {
        return database.write(transaction -> {
            EntityManager em = transaction.entityManager();
            // Locked: whoever unpairs the site comes before, or ends this token too; and one new device at a time is
            // counted.
            Optional<SiteEntity> site =
                    Optional.ofNullable(em.find(SiteEntity.class, asked.siteId(), LockModeType.PESSIMISTIC_WRITE));
            if (site.filter(one -> one.toSite().isPairedWith(asked.applicationId()))
                    .isEmpty()) {
                return Admission.SITE_UNKNOWN;
            }
            Optional<DeviceEntity> found = row(em, asked.siteId(), asked.deviceId(), LockModeType.PESSIMISTIC_WRITE);
            if (found.filter(DeviceEntity::isRevoked).isPresent()) {
                return Admission.REVOKED;
            }
            if (found.isEmpty() && count(em, asked.siteId()) >= limits.perSite()) {
                return Admission.SITE_FULL;
            }
            DeviceEntity device = found.orElseGet(() -> new DeviceEntity(asked, clock.instant()));
            device.admit(token, limits.liveTokens());
            if (found.isEmpty()) {
                em.persist(device);
            }
            transaction.afterCommit(() -> cache.forget(place(asked.siteId(), asked.deviceId())));
            return Admission.ADMITTED;
        });
    }

    private static long count(EntityManager em, String siteId) {
        return em.createQuery(
                        "select count(d) from DeviceEntity d where d.siteId = :site and d.revokedAt is null",
                        Long.class)
                .setParameter("site", siteId)
                .getSingleResult();
    }

    /** The device, revoked or not; as fresh as the cache. */
    Optional<StoredDevice> find(String siteId, String deviceId) {
        return cache.get(place(siteId, deviceId), place -> read(siteId, deviceId));
    }

    /** The device as it is now: for a token that another node may have issued a moment ago. */
    Optional<StoredDevice> findAnew(String siteId, String deviceId) {
        return cache.getAnew(place(siteId, deviceId), place -> read(siteId, deviceId));
    }

    private Optional<StoredDevice> read(String siteId, String deviceId) {
        return database.read(em -> row(em, siteId, deviceId, LockModeType.NONE).map(DeviceEntity::toStored));
    }

    /** Notes that a device called now. */
    void seen(String id) {
        seen.note(id);
    }

    /** Writes down when devices were last seen. */
    void flushSeen() {
        seen.flush();
    }

    /** Ends all tokens of an application's devices, as when it is suspended; the devices may get new ones. */
    public void endAllOfApplication(String applicationId) {
        boolean ignored = database.write(transaction -> {
            // Locked: a token that is being issued is made before, and ends too.
            int sites = transaction
                    .entityManager()
                    .createQuery(
                            "select s from SiteEntity s where s.applicationId = :application order by s.id",
                            SiteEntity.class)
                    .setParameter("application", applicationId)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList()
                    .size();
            if (sites > 0) {
                endTokens(transaction, "applicationId", applicationId);
            }
            return true;
        });
    }

    /** Ends all tokens of the devices at a site as part of {@code transaction}, which has locked the site. */
    void endTokens(Transaction transaction, String siteId) {
        endTokens(transaction, "siteId", siteId);
    }

    private void endTokens(Transaction transaction, String member, String value) {
        EntityManager em = transaction.entityManager();
        String ofWhom = " where d." + member + " = :value and d.liveTokens <> ''";
        List<Object[]> ended = em.createQuery(
                        "select d.siteId, d.deviceId from DeviceEntity d" + ofWhom, Object[].class)
                .setParameter("value", value)
                .getResultList();
        int ignored = em.createQuery("update DeviceEntity d set d.liveTokens = ''" + ofWhom)
                .setParameter("value", value)
                .executeUpdate();
        transaction.afterCommit(() ->
                ended.forEach(device -> cache.forget(place((String) device[0], (String) device[1]))));
    }

    /**
     * An application's devices by site and ID.
     *
     * @param siteId only those at this site; {@code ""} for all
     * @param after {@code ""}, or what {@link Page#next()} gave
     */
    public Page<Device> list(String applicationId, String siteId, String after, int limit) {
        int cut = after.indexOf(BETWEEN);
        List<Device> rows = database.read(em -> em.createQuery(
                        "select d from DeviceEntity d where d.applicationId = :application"
                                + " and (:only = '' or d.siteId = :only)"
                                + " and (d.siteId > :site or (d.siteId = :site and d.deviceId > :device))"
                                + " order by d.siteId, d.deviceId",
                        DeviceEntity.class)
                .setParameter("application", applicationId)
                .setParameter("only", siteId)
                .setParameter("site", cut < 0 ? "" : after.substring(0, cut))
                .setParameter("device", after.substring(cut + 1))
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(row -> withLastSeen(row.toDevice()))
                .toList());
        return Page.cut(rows, limit, row -> place(row.siteId(), row.deviceId()));
    }

    /** An application's devices of this name, at all of its sites. */
    public List<Device> named(String applicationId, String deviceId) {
        return database.read(em -> em.createQuery(
                        "select d from DeviceEntity d where d.applicationId = :application and d.deviceId = :device"
                                + " order by d.siteId",
                        DeviceEntity.class)
                .setParameter("application", applicationId)
                .setParameter("device", deviceId)
                .getResultStream()
                .map(row -> withLastSeen(row.toDevice()))
                .toList());
    }

    /** Revokes a device with all of its tokens, for good, and tells its application; once more changes nothing. */
    public Optional<Device> revoke(TokenRequest named) {
        return database.write(transaction -> row(
                        transaction.entityManager(), named.siteId(), named.deviceId(), LockModeType.PESSIMISTIC_WRITE)
                .filter(row -> row.isOf(named.applicationId()))
                .map(row -> {
                    if (!row.isRevoked()) {
                        row.revoke(clock.instant());
                        webhooks.add(transaction, revoked(named, row.toDevice()));
                    }
                    transaction.afterCommit(() -> cache.forget(place(named.siteId(), named.deviceId())));
                    return withLastSeen(row.toDevice());
                }));
    }

    private static WebhookEvent revoked(TokenRequest named, Device device) {
        return new WebhookEvent(
                named.applicationId(),
                "device.revoked",
                Map.of(
                        "siteId", device.siteId(),
                        "deviceId", device.deviceId(),
                        "revoked", device.revoked().orElseThrow().toString()));
    }

    private Device withLastSeen(Device row) {
        return row.lastSeen(seen.latest(row.id(), row.lastSeen()));
    }

    /** Neither part holds a blank. */
    private static String place(String siteId, String deviceId) {
        return siteId + BETWEEN + deviceId;
    }

    private static Optional<DeviceEntity> row(EntityManager em, String siteId, String deviceId, LockModeType lock) {
        var query = em.createQuery(
                        "select d from DeviceEntity d where d.siteId = :site and d.deviceId = :device",
                        DeviceEntity.class)
                .setParameter("site", siteId)
                .setParameter("device", deviceId);
        if (lock != LockModeType.NONE) {
            query.setLockMode(lock);
        }
        return query.getResultStream().findFirst();
    }
}
