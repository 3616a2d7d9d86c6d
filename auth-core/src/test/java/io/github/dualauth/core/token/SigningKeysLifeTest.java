package io.github.dualauth.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import io.github.dualauth.core.cache.CacheLimits;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestSecretBox;
import io.github.dualauth.core.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a key from the moment it is made until it is forgotten, on both sides of each change. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SigningKeysLifeTest {

    private static final Duration OVERLAP = Duration.ofDays(1);
    private static final Duration LIFETIME = Duration.ofDays(90);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final MutableClock clock = MutableClock.stopped();
    private final Instant start = clock.instant();
    private final SecretBox box = TestSecretBox.fresh();
    private final ToldCluster cluster = new ToldCluster();
    private final Database database;
    private final SigningPurpose purpose = purpose();
    private final SigningKeys keys;

    SigningKeysLifeTest(TestDatabase kind) {
        this.database = kind.shared(AccountDirectory.SCHEMA);
        this.keys = node();
    }

    private static SigningPurpose purpose() {
        return new SigningPurpose(TestDatabase.uniqueId(), JWSAlgorithm.ES256, true);
    }

    private SigningKeys node() {
        return new SigningKeys(
                new SigningKeys.Store(database, box),
                new RowCaches(new CacheLimits(Duration.ofHours(1), 1000), cluster),
                new KeyPlan(LIFETIME, OVERLAP),
                clock);
    }

    /** The IDs of the key pairs: first the one that signs. */
    private List<String> ids() {
        return keys.pairs(purpose).stream().map(JWK::getKeyID).toList();
    }

    private long stored() {
        return database.read(
                em -> em.createQuery("select count(k) from SigningKeyEntity k where k.purpose = :purpose", Long.class)
                        .setParameter("purpose", purpose.name())
                        .getSingleResult());
    }

    @Test
    void open_keyMovedToAnotherPurpose_isUnavailable() {
        SigningPurpose other = purpose();
        String id = ids().get(0);
        database.write(transaction -> transaction
                .entityManager()
                .createNativeQuery("update dualauth_signing_key set purpose = ?1 where id = ?2")
                .setParameter(1, other.name())
                .setParameter(2, id)
                .executeUpdate());
        assertThrows(DependencyUnavailableException.class, () -> node().find(other, id));
    }

    @Test
    void open_keyInTheRowOfAnother_isUnavailable() {
        String first = ids().get(0);
        keys.rotate(purpose, HOUR, false);
        String second = ids().get(1);
        database.write(transaction -> {
            SigningKeyEntity row = transaction.entityManager().find(SigningKeyEntity.class, first);
            return transaction
                    .entityManager()
                    .createNativeQuery("update dualauth_signing_key set private_key = ?1 where id = ?2")
                    .setParameter(1, row.box())
                    .setParameter(2, second)
                    .executeUpdate();
        });
        assertThrows(DependencyUnavailableException.class, () -> node().published(purpose));
    }

    @Test
    void list_beforeTheFirstUse_isEmptyAndMakesNone() {
        assertEquals(List.of(), keys.list(purpose));
        assertEquals(0, stored());
    }

    @Test
    void list_oneKey_signsWithoutAnEnd() {
        String id = ids().get(0);
        assertEquals(List.of(new SigningKeyInfo(id, start, Optional.empty(), true)), keys.list(purpose));
    }

    @Test
    void list_rotated_tellsOfTheOldKeyUntilItEnds() {
        String old = ids().get(0);
        keys.rotate(purpose, HOUR, false);
        String next = ids().get(1);
        Optional<Instant> end = Optional.of(start.plus(HOUR).plus(OVERLAP));

        clock.advance(HOUR.minus(MOMENT));
        assertEquals(
                List.of(
                        new SigningKeyInfo(next, start.plus(HOUR), Optional.empty(), false),
                        new SigningKeyInfo(old, start, end, true)),
                keys.list(purpose));

        clock.advance(MOMENT);
        assertEquals(
                List.of(
                        new SigningKeyInfo(next, start.plus(HOUR), Optional.empty(), true),
                        new SigningKeyInfo(old, start, end, false)),
                keys.list(purpose));

        clock.advance(OVERLAP.minus(MOMENT));
        assertEquals(2, keys.list(purpose).size());
        clock.advance(MOMENT);
        assertEquals(List.of(new SigningKeyInfo(next, start.plus(HOUR), Optional.empty(), true)), keys.list(purpose));
    }

    @Test
    void pairs_rotated_hasEachOnceAndTheOneThatSignsFirst() {
        String old = ids().get(0);
        keys.rotate(purpose, HOUR, false);
        String next = keys.list(purpose).get(0).id();
        assertEquals(List.of(old, next), ids());
        clock.advance(HOUR.minus(MOMENT));
        assertEquals(List.of(old, next), ids());
        clock.advance(MOMENT);
        assertEquals(List.of(next, old), ids());
        clock.advance(OVERLAP.minus(MOMENT));
        assertEquals(List.of(next, old), ids());
        clock.advance(MOMENT);
        assertEquals(List.of(next), ids());
    }

    @Test
    void find_rotated_knowsTheOldKeyUntilItEnds() {
        String old = ids().get(0);
        keys.rotate(purpose, HOUR, false);
        clock.advance(HOUR.plus(OVERLAP).minus(MOMENT));
        assertTrue(keys.find(purpose, old).isPresent());
        clock.advance(MOMENT);
        assertTrue(keys.find(purpose, old).isEmpty());
    }

    @Test
    void pairs_onlyKeyIsStillToCome_makesOneThatSignsNow() {
        keys.rotate(purpose, HOUR, false);
        String next = keys.list(purpose).get(0).id();
        List<String> ids = ids();
        assertEquals(2, ids.size());
        assertEquals(next, ids.get(1));
        clock.advance(HOUR);
        assertEquals(next, ids().get(0));
    }

    @Test
    void maintain_nothingDue_leavesEveryNodeInPeace() {
        String id = ids().get(0);
        assertEquals(List.of(purpose.name()), cluster.told());
        keys.maintain(purpose);
        clock.advance(LIFETIME.minus(OVERLAP).minus(MOMENT));
        keys.maintain(purpose);
        assertEquals(List.of(), cluster.told());
        assertEquals(List.of(id), ids());
        clock.advance(MOMENT);
        keys.maintain(purpose);
        assertEquals(List.of(purpose.name()), cluster.told());
        assertEquals(2, ids().size());
    }

    @Test
    void maintain_beforeTheFirstUse_makesNone() {
        clock.advance(LIFETIME);
        keys.maintain(purpose);
        assertEquals(0, stored());
    }

    @Test
    void maintain_keyHasEnded_forgetsItFromThatMomentOn() {
        String old = ids().get(0);
        keys.rotate(purpose, Duration.ZERO, true);
        String next = ids().get(0);
        assertFalse(next.equals(old));
        assertEquals(2, stored());
        keys.maintain(purpose);
        assertEquals(1, stored());

        clock.advance(HOUR);
        keys.rotate(purpose, Duration.ZERO, false);
        clock.advance(OVERLAP.minus(MOMENT));
        keys.maintain(purpose);
        assertEquals(2, stored());
        clock.advance(MOMENT);
        keys.maintain(purpose);
        assertEquals(1, stored());
        assertFalse(ids().contains(next));
    }

    @Test
    void maintain_onManyNodesAtOnce_makesOneKey() {
        ids();
        clock.advance(LIFETIME.minus(OVERLAP));
        Together.run(4, i -> {
            node().maintain(purpose);
            return i;
        });
        assertEquals(2, stored());
    }

    @Test
    void pairs_firstOnManyNodesAtOnce_makesOneKey() {
        Together.run(4, i -> node().pairs(purpose));
        assertEquals(1, stored());
    }

    @Test
    void rotate_atOnceOnManyNodes_leavesOneKeyThatIsGood() {
        Together.run(4, i -> {
            node().rotate(purpose, Duration.ZERO, true);
            return i;
        });
        assertEquals(4, stored());
        assertEquals(1, node().list(purpose).size());
    }

    @Test
    void toString_ofAKey_tellsItsIdAndNothingMore() {
        JWK pair = keys.pairs(purpose).get(0);
        assertEquals("SigningKey[" + pair.getKeyID() + "]", new SigningKey(pair, start, start).toString());
    }

    /** Which of two keys with one beginning signs must not be left to their IDs. */
    @Test
    void rotate_twiceAtOneMoment_signsWithTheKeyThatHasNoEnd() {
        for (int i = 0; i < 5; i++) {
            SigningPurpose own = purpose();
            keys.pairs(own);
            keys.rotate(own, HOUR, false);
            keys.rotate(own, HOUR, false);
            clock.advance(HOUR);
            List<SigningKeyInfo> signing =
                    keys.list(own).stream().filter(SigningKeyInfo::signing).toList();
            assertEquals(1, signing.size());
            assertEquals(Optional.empty(), signing.get(0).ends());
        }
    }

    @Test
    void pairs_onlyKeyIsStillToCome_makesOneThatEndsAfterItsSuccessorTookOver() {
        keys.rotate(purpose, HOUR, false);
        assertEquals(2, keys.pairs(purpose).size());
        clock.advance(HOUR.plus(OVERLAP));
        assertEquals(1, keys.list(purpose).size());
    }
}
