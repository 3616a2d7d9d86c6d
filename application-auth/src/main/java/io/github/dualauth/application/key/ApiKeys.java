package io.github.dualauth.application.key;

import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.application.secret.HashSeal;
import io.github.dualauth.application.secret.SecretHash;
import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.LastUses;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.MadeSecret;
import io.github.dualauth.core.secret.Secret;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * The API keys of each application: {@code dualak_}, an ID and 256 random bits ({@link MadeSecret}). Any number over
 * time, each with a name and dates of its own, so that one is replaced without an outage. A change holds from the next
 * call on.
 */
public final class ApiKeys {

    /** How many of an application's keys may be good, now or later. */
    public static final int MOST = 20;

    static final MadeSecret FORM = MadeSecret.withId("dualak_");

    private final Database database;
    private final ApplicationRegistry registry;
    private final HashSeal seal;
    private final SecureRandom random = new SecureRandom();
    private final RowCache<StoredApiKey> cache;
    private final LastUses uses;

    /** The keys of the applications in {@code registry}, whose clock it shares; hashes are sealed under {@code keys}. */
    public ApiKeys(Database database, ApplicationRegistry registry, KeyRing keys, RowCaches caches) {
        this.database = database;
        this.registry = registry;
        this.seal = HashSeal.under(keys);
        this.cache = caches.named("api-keys");
        this.uses = new LastUses(database, registry.clock(), ApiKeyEntity.class);
    }

    /** Makes a key, which is seen in this outcome only. */
    public ApiKeyOutcome make(String applicationId, ApiKeyTerms terms) {
        String id = MadeSecret.newId(random);
        Secret key = FORM.make(id, random);
        Optional<ApiKeyOutcome> outcome = registry.change(applicationId, (em, application) -> {
            long live = em.createQuery(
                            "select count(k) from ApiKeyEntity k where k.applicationId = :application"
                                    + " and k.revokedAt is null and k.expiresAt > :now",
                            Long.class)
                    .setParameter("application", applicationId)
                    .setParameter("now", registry.clock().millis())
                    .getSingleResult();
            if (live >= MOST) {
                return new ApiKeyOutcome.TooMany(MOST);
            }
            ApiKeyEntity row =
                    new ApiKeyEntity(id, applicationId, terms, registry.clock()).sealed(SecretHash.of(key), seal);
            em.persist(row);
            return new ApiKeyOutcome.Stored(row.toInfo(), Optional.of(key));
        });
        return outcome.orElseGet(ApiKeyOutcome.ApplicationUnknown::new);
    }

    /** The keys of an application, ended or not, in the order of their making, after {@code afterId}. */
    public Page<ApiKeyInfo> list(String applicationId, String afterId, int limit) {
        List<ApiKeyInfo> rows = database.read(em -> em.createQuery(
                        "select k from ApiKeyEntity k where k.applicationId = :application and (:after = ''"
                                + " or exists (select a from ApiKeyEntity a where a.id = :after"
                                + " and (a.createdAt < k.createdAt or (a.createdAt = k.createdAt and a.id < k.id))))"
                                + " order by k.createdAt, k.id",
                        ApiKeyEntity.class)
                .setParameter("application", applicationId)
                .setParameter("after", afterId)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(row -> withLastUse(row.toInfo()))
                .toList());
        return Page.cut(rows, limit, ApiKeyInfo::id);
    }

    /** Revokes a key, from the next call on; once more changes nothing. */
    public ApiKeyOutcome revoke(String applicationId, String keyId) {
        Optional<ApiKeyOutcome> outcome = registry.change(applicationId, (em, application) -> {
            ApiKeyEntity row = em.find(ApiKeyEntity.class, keyId);
            if (row == null || !row.applicationId().equals(applicationId)) {
                return new ApiKeyOutcome.KeyUnknown();
            }
            row.revoke(registry.clock());
            return new ApiKeyOutcome.Stored(withLastUse(row.toInfo()), Optional.empty());
        });
        cache.forget(keyId);
        return outcome.orElseGet(ApiKeyOutcome.ApplicationUnknown::new);
    }

    private ApiKeyInfo withLastUse(ApiKeyInfo row) {
        return row.lastUsed(uses.latest(row.id(), row.lastUsed()));
    }

    /** The key with this ID, good or not; as fresh as the cache. */
    Optional<StoredApiKey> find(String id) {
        return cache.get(
                id,
                row -> database.read(em ->
                        Optional.ofNullable(em.find(ApiKeyEntity.class, row)).map(entity -> entity.toStored(seal))));
    }

    /** Notes that a key let somebody in now. */
    void used(String id) {
        uses.note(id);
    }

    /** Writes down when keys were last used. */
    void flushUses() {
        uses.flush();
    }
}
