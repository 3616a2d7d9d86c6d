package io.github.dualauth.core.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.secret.SealedColumn;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The keys that sign our own tokens, one set for each purpose, shared by all nodes and sealed at rest. A key is published
 * for a while before it signs, and kept for a while after its successor has taken over, so that nobody who fetches keys
 * now and then meets a token that cannot be checked.
 */
public final class SigningKeys {

    private static final int RSA_BITS = 3072;

    private final Store store;
    private final KeyPlan plan;
    private final Clock clock;
    private final RowCache<List<SigningKey>> cache;

    /**
     * Where keys are.
     *
     * @param database holds them
     * @param box seals them
     */
    public record Store(Database database, SecretBox box) {}

    /** Keeps keys in {@code store}, and replaces them as {@code plan} says. */
    public SigningKeys(Store store, RowCaches caches, KeyPlan plan, Clock clock) {
        this.store = store;
        this.plan = plan;
        this.clock = clock;
        this.cache = caches.named("signing-keys");
    }

    /** The private keys, as they are sealed in {@code database}. */
    public static SealedRows sealed(Database database, SecretBox box) {
        return new SealedColumn<>(
                database,
                new SealedColumn.Kind<>(
                        "signing keys",
                        SigningKeyEntity.class,
                        "privateKey",
                        SigningKeyEntity::id,
                        SigningKeyEntity::box),
                row -> row.sealedAnew(box));
    }

    /** Signs {@code claims} as a token of type {@code type} with the key whose turn it is. */
    public String sign(SigningPurpose purpose, String type, JWTClaimsSet claims) {
        SigningKey key = current(purpose);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(purpose.algorithm())
                        .type(new JOSEObjectType(type))
                        .keyID(key.id())
                        .build(),
                claims);
        try {
            token.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("a stored key of ours does not sign", e);
        }
        return token.serialize();
    }

    /** The key with this ID, for checking signatures; empty if it is of another purpose or has ended. */
    public Optional<TokenKey> find(SigningPurpose purpose, String id) {
        Instant now = clock.instant();
        return keys(purpose).stream()
                .filter(key -> key.id().equals(id) && !key.hasEnded(now))
                .findFirst()
                .map(SigningKey::verification);
    }

    /** The public keys of a purpose that has any, newest first: those that sign, have signed, and will. */
    public List<JWK> published(SigningPurpose purpose) {
        current(purpose);
        return lasting(purpose).map(key -> key.key().toPublicJWK()).toList();
    }

    /** What can be told of the keys of a purpose that are of use now or later, newest first; none before its first use. */
    public List<SigningKeyInfo> list(SigningPurpose purpose) {
        Optional<String> signing = signer(purpose).map(SigningKey::id);
        return lasting(purpose)
                .map(key -> new SigningKeyInfo(
                        key.id(),
                        key.signsFrom(),
                        key.endsAt().toEpochMilli() == Long.MAX_VALUE ? Optional.empty() : Optional.of(key.endsAt()),
                        signing.filter(key.id()::equals).isPresent()))
                .toList();
    }

    /** The key pairs of a purpose: the one whose turn it is to sign, made if there is none, and then the others, newest first. */
    public List<JWK> pairs(SigningPurpose purpose) {
        SigningKey signer = current(purpose);
        return Stream.concat(
                        Stream.of(signer),
                        lasting(purpose).filter(key -> !key.id().equals(signer.id())))
                .map(SigningKey::key)
                .toList();
    }

    /**
     * Replaces the signing key before its time.
     *
     * @param ahead how long the new one is published before it signs
     * @param atOnce ends the old ones now, as when one has leaked: what they signed is refused from the next call on
     */
    public void rotate(SigningPurpose purpose, Duration ahead, boolean atOnce) {
        change(purpose, (em, rows) -> {
            Instant now = clock.instant();
            Instant from = atOnce ? now : now.plus(ahead);
            // One that was to sign later would take over again, and then end too early.
            rows.stream().filter(row -> row.signsFrom() > from.toEpochMilli()).forEach(em::remove);
            rows.forEach(row -> row.endAt(atOnce ? now : from.plus(plan.overlap())));
            em.persist(made(purpose, from));
        });
    }

    /** Makes the next key when it is time to publish it, and forgets those that have ended. */
    public void maintain(SigningPurpose purpose) {
        Instant due = clock.instant().plus(plan.overlap()).minus(plan.lifetime());
        boolean late = keys(purpose).stream().map(SigningKey::signsFrom).max(Comparator.naturalOrder()).stream()
                .anyMatch(newest -> !newest.isAfter(due));
        boolean ended = keys(purpose).stream().anyMatch(key -> key.hasEnded(clock.instant()));
        if (late || ended) {
            change(purpose, (em, rows) -> maintain(em, purpose, rows));
        }
    }

    private void maintain(EntityManager em, SigningPurpose purpose, List<SigningKeyEntity> rows) {
        Instant now = clock.instant();
        rows.stream().filter(row -> row.endsAt() <= now.toEpochMilli()).forEach(em::remove);
        Optional<Instant> newest =
                rows.stream().map(row -> Instant.ofEpochMilli(row.signsFrom())).max(Comparator.naturalOrder());
        if (newest.isPresent() && !newest.get().plus(plan.lifetime()).isAfter(now.plus(plan.overlap()))) {
            Instant from = now.plus(plan.overlap());
            rows.forEach(row -> row.endAt(from.plus(plan.overlap())));
            em.persist(made(purpose, from));
        }
    }

    private SigningKey current(SigningPurpose purpose) {
        return signer(purpose).orElseGet(() -> {
            change(purpose, (em, rows) -> {
                if (rows.stream().noneMatch(row -> signsNow(row.signsFrom(), row.endsAt()))) {
                    Instant now = clock.instant();
                    SigningKeyEntity made = made(purpose, now);
                    rows.stream()
                            .map(row -> Instant.ofEpochMilli(row.signsFrom()))
                            .filter(now::isBefore)
                            .min(Comparator.naturalOrder())
                            .ifPresent(successor -> made.endAt(successor.plus(plan.overlap())));
                    em.persist(made);
                }
            });
            return signer(purpose).orElseThrow();
        });
    }

    private Optional<SigningKey> signer(SigningPurpose purpose) {
        return keys(purpose).stream()
                .filter(key ->
                        signsNow(key.signsFrom().toEpochMilli(), key.endsAt().toEpochMilli()))
                .findFirst();
    }

    private boolean signsNow(long from, long end) {
        long now = clock.millis();
        return from <= now && now < end;
    }

    private Stream<SigningKey> lasting(SigningPurpose purpose) {
        Instant now = clock.instant();
        return keys(purpose).stream().filter(key -> !key.hasEnded(now));
    }

    private List<SigningKey> keys(SigningPurpose purpose) {
        return cache.get(
                        purpose.name(),
                        name -> Optional.of(store.database()
                                .read(em -> rows(em, name).stream()
                                        .map(this::opened)
                                        .toList())))
                .orElseThrow();
    }

    /** Newest first; of two that begin at one moment, the one that goes on longer. */
    private static List<SigningKeyEntity> rows(EntityManager em, String purpose) {
        return em.createQuery(
                        "select k from SigningKeyEntity k where k.purpose = :purpose"
                                + " order by k.signsFrom desc, k.endsAt desc, k.id",
                        SigningKeyEntity.class)
                .setParameter("purpose", purpose)
                .getResultList();
    }

    private SigningKey opened(SigningKeyEntity row) {
        try (Secret clear = row.open(store.box())
                .orElseThrow(() -> new DependencyUnavailableException(
                        "the signing key " + row.id() + " does not open with the keys of this node", null))) {
            return new SigningKey(
                    JWK.parse(String.valueOf(clear.toCharArray())),
                    Instant.ofEpochMilli(row.signsFrom()),
                    Instant.ofEpochMilli(row.endsAt()));
        } catch (ParseException e) {
            throw new IllegalStateException("the signing key " + row.id() + " is no JWK", e);
        }
    }

    private SigningKeyEntity made(SigningPurpose purpose, Instant signsFrom) {
        JWKGenerator<? extends JWK> generator = purpose.algorithm().equals(JWSAlgorithm.RS256)
                ? new RSAKeyGenerator(RSA_BITS)
                : new ECKeyGenerator(Curve.P_256);
        try {
            JWK key = generator
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(purpose.algorithm())
                    .keyIDFromThumbprint(true)
                    .generate();
            return new SigningKeyEntity(purpose.name(), key, store.box(), signsFrom);
        } catch (JOSEException e) {
            throw new IllegalStateException("no key can be made for " + purpose.algorithm(), e);
        }
    }

    /** One node after the other. */
    private void change(SigningPurpose purpose, BiConsumer<EntityManager, List<SigningKeyEntity>> change) {
        Optional<Object> ignored = store.database().write(transaction -> {
            EntityManager em = transaction.entityManager();
            if (em.find(SigningPurposeEntity.class, purpose.name(), LockModeType.PESSIMISTIC_WRITE) == null) {
                em.persist(new SigningPurposeEntity(purpose.name()));
                em.flush();
            }
            change.accept(em, rows(em, purpose.name()));
            transaction.afterCommit(() -> cache.forget(purpose.name()));
            return Optional.empty();
        });
    }
}
