package io.github.dualauth.individual.session;

import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Transaction;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.Sha256;
import io.github.dualauth.individual.session.SessionEntity.Session;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Links that sign a browser on, each once on all nodes together, and the sessions that come of them. Tokens and session
 * IDs are random and stored as SHA-256: whoever reads the database signs nobody on. A session's ID is always a new one, so
 * that none that somebody planted before is worth anything (OWASP ASVS 5, 7.2).
 */
public final class Sessions {

    /** The longest that a link is good. */
    public static final Duration LONGEST_LINK = Duration.ofSeconds(60);

    private static final int TOKEN_BYTES = 20;
    private static final int SESSION_BYTES = 32;
    private static final List<String> ENTITIES = List.of("SignOnEntity", "SessionEntity");
    private static final HexFormat HEX = HexFormat.of();

    private final Database database;
    private final Duration lifetime;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final RowCache<Session> cache;

    /** Keeps everything in {@code database}; a session ends after {@code lifetime}. */
    public Sessions(Database database, RowCaches caches, Duration lifetime, Clock clock) {
        this.database = database;
        this.lifetime = lifetime;
        this.clock = clock;
        this.cache = caches.named("sessions");
    }

    /** How long a session lasts. */
    public Duration lifetime() {
        return lifetime;
    }

    /** Makes the token of a link: 40 hex digits of 160 random bits. */
    public Secret link(SignOn signOn) {
        Secret token = random(TOKEN_BYTES);
        long expires = clock.millis() + signOn.life().toMillis();
        boolean ignored = database.write(transaction -> {
            transaction.entityManager().persist(new SignOnEntity(hash(token), signOn, expires));
            return true;
        });
        return token;
    }

    /**
     * Uses the token of a link up, good or not: one that comes from the wrong place has leaked.
     *
     * @return whom it signs on; empty if nobody made it, it was used or has expired, it is another application's, or for
     *     another address
     */
    Optional<SessionPerson> redeem(Secret token, String applicationId, String source) {
        String hash = hash(token);
        long now = clock.millis();
        return database.write(transaction -> {
            EntityManager em = transaction.entityManager();
            Optional<SignOnEntity> found = Optional.ofNullable(em.find(SignOnEntity.class, hash));
            boolean first = found.isPresent()
                    && em.createQuery("delete from SignOnEntity s where s.hash = :hash")
                                    .setParameter("hash", hash)
                                    .executeUpdate()
                            == 1;
            return found.filter(row -> first && row.isGood(applicationId, source, now))
                    .map(SignOnEntity::person);
        });
    }

    /** Begins a session and returns its ID: 64 hex digits of 256 random bits. */
    public Secret begin(SessionPerson person) {
        Secret id = random(SESSION_BYTES);
        String hash = hash(id);
        long expires = clock.millis() + lifetime.toMillis();
        boolean ignored = database.write(transaction -> {
            transaction.entityManager().persist(new SessionEntity(hash, person, expires));
            transaction.afterCommit(() -> cache.forget(hash));
            return true;
        });
        return id;
    }

    /** Whose session this is; empty if there is none, or it has ended. */
    Optional<SessionPerson> find(Secret id) {
        long now = clock.millis();
        return cache.get(
                        hash(id),
                        hash -> database.read(em -> Optional.ofNullable(em.find(SessionEntity.class, hash))
                                .map(SessionEntity::toSession)))
                .filter(session -> now < session.expiresAt())
                .map(Session::person);
    }

    /** Ends a session, on all nodes; one that is not there is no fault. */
    public void end(Secret id) {
        String hash = hash(id);
        int ignored = database.write(transaction -> {
            transaction.afterCommit(() -> cache.forget(hash));
            return transaction
                    .entityManager()
                    .createQuery("delete from SessionEntity s where s.hash = :hash")
                    .setParameter("hash", hash)
                    .executeUpdate();
        });
    }

    /** Ends all sessions and links of a user as part of {@code transaction}, as when the password was changed. */
    public void endAllOf(Transaction transaction, String userId) {
        endAll(transaction, "userId", userId);
    }

    /** Ends all sessions and links of an application's users, as when its password has leaked. */
    public void endAllOfApplication(String applicationId) {
        boolean ignored = database.write(transaction -> {
            endAll(transaction, "applicationId", applicationId);
            return true;
        });
    }

    private void endAll(Transaction transaction, String member, String value) {
        EntityManager em = transaction.entityManager();
        List<String> hashes = em.createQuery(
                        "select s.hash from SessionEntity s where s." + member + " = :value", String.class)
                .setParameter("value", value)
                .getResultList();
        for (String entity : ENTITIES) {
            int ignored = em.createQuery("delete from " + entity + " e where e." + member + " = :value")
                    .setParameter("value", value)
                    .executeUpdate();
        }
        transaction.afterCommit(() -> hashes.forEach(cache::forget));
    }

    /** Forgets links and sessions that have expired. */
    void forgetExpired() {
        long now = clock.millis();
        for (String entity : ENTITIES) {
            int ignored = database.write(transaction -> transaction
                    .entityManager()
                    .createQuery("delete from " + entity + " e where e.expiresAt <= :now")
                    .setParameter("now", now)
                    .executeUpdate());
        }
    }

    private Secret random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Secret.of(HEX.formatHex(bytes));
    }

    /** What stands for a secret where it is stored. */
    private static String hash(Secret secret) {
        byte[] clear = secret.toUtf8();
        try {
            return Sha256.hex(clear);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }
}
