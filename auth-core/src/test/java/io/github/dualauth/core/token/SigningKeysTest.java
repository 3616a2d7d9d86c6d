package io.github.dualauth.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.TestSecretBox;
import io.github.dualauth.core.testing.Together;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SigningKeysTest {

    private static final KeyPlan PLAN = new KeyPlan(Duration.ofDays(90), Duration.ofDays(1));
    private static final TokenRules RULES = new TokenRules(Duration.ofDays(400));

    private final MutableClock clock = MutableClock.stopped();
    private final SecretBox box = TestSecretBox.fresh();
    private final Database database;
    private final SigningPurpose purpose;

    @TempDir
    private Path directory;

    private SigningKeys keys;

    SigningKeysTest(TestDatabase kind) {
        this.database = kind.shared(AccountDirectory.SCHEMA);
        this.purpose = new SigningPurpose(TestDatabase.uniqueId(), JWSAlgorithm.ES256, true);
    }

    @BeforeEach
    void open() {
        keys = node(box);
    }

    private SigningKeys node(SecretBox anyBox) {
        return new SigningKeys(
                new SigningKeys.Store(database, anyBox), TestCaches.lasting(Duration.ofHours(1)), PLAN, clock);
    }

    private String token() {
        return keys.sign(
                purpose,
                "test+jwt",
                new JWTClaimsSet.Builder()
                        .jwtID("1")
                        .issuer("http://localhost:8080")
                        .subject("somebody")
                        .issueTime(Date.from(clock.instant()))
                        .expirationTime(Date.from(clock.instant().plus(Duration.ofDays(365))))
                        .build());
    }

    private Optional<RejectionReason> verify(SigningKeys node, String text) {
        SignedTokens tokens = new SignedTokens(10, clock);
        SignedToken token =
                assertInstanceOf(TokenReading.Read.class, tokens.read(text)).token();
        return node.find(purpose, token.keyId())
                .map(key -> tokens.verify(token, key, RULES))
                .orElse(Optional.of(RejectionReason.TOKEN_KEY_UNKNOWN));
    }

    private static List<String> ids(List<JWK> keys) {
        return keys.stream().map(JWK::getKeyID).toList();
    }

    @Test
    void find_keyOfAnotherPurpose_isUnknown() {
        String id = keys.pairs(purpose).get(0).getKeyID();
        assertTrue(keys.find(purpose, id).isPresent());
        assertTrue(keys.find(new SigningPurpose("another", JWSAlgorithm.ES256, true), id)
                .isEmpty());
    }

    @Test
    void sign_firstTime_makesOneKeyThatAllNodesHave() {
        String token = token();
        assertEquals(Optional.empty(), verify(node(box), token));
        assertEquals(1, keys.published(purpose).size());
    }

    @Test
    void published_holdsNothingPrivate() {
        JWK published = keys.published(purpose).get(0);
        assertFalse(published.isPrivate());
        assertEquals(keys.pairs(purpose).get(0).getKeyID(), published.getKeyID());
    }

    @Test
    void signing_onManyNodesAtOnce_makesOneKey() {
        Set<String> ids = new HashSet<>(
                Together.run(4, i -> node(box).pairs(purpose).get(0).getKeyID()));
        assertEquals(1, ids.size());
    }

    @Test
    void maintain_beforeTheEnd_publishesTheNextKeyAheadAndKeepsTheOldOne() {
        String old = keys.pairs(purpose).get(0).getKeyID();
        String token = token();
        clock.advance(Duration.ofDays(89).minusMillis(1));
        keys.maintain(purpose);
        assertEquals(1, keys.published(purpose).size());

        clock.advance(Duration.ofMillis(1));
        keys.maintain(purpose);
        keys.maintain(purpose);
        assertEquals(2, keys.published(purpose).size());
        assertEquals(old, keys.pairs(purpose).get(0).getKeyID());

        clock.advance(Duration.ofDays(1));
        assertNotEquals(old, keys.pairs(purpose).get(0).getKeyID());
        assertEquals(Optional.empty(), verify(keys, token));

        clock.advance(Duration.ofDays(1));
        assertEquals(Optional.of(RejectionReason.TOKEN_KEY_UNKNOWN), verify(keys, token));
        assertFalse(ids(keys.published(purpose)).contains(old));
        keys.maintain(purpose);
        assertEquals(1, keys.published(purpose).size());
    }

    @Test
    void rotate_withTime_publishesTheNewKeyFirst() {
        String old = keys.pairs(purpose).get(0).getKeyID();
        keys.rotate(purpose, Duration.ofHours(1), false);
        assertEquals(old, keys.pairs(purpose).get(0).getKeyID());
        assertEquals(2, keys.published(purpose).size());
        clock.advance(Duration.ofHours(1));
        assertNotEquals(old, keys.pairs(purpose).get(0).getKeyID());
    }

    @Test
    void rotate_soonerThanTheOneBefore_goesOnSigning() {
        keys.rotate(purpose, Duration.ofHours(1), false);
        clock.advance(Duration.ofMinutes(1));
        keys.rotate(purpose, Duration.ZERO, false);
        String now = keys.pairs(purpose).get(0).getKeyID();
        clock.advance(Duration.ofHours(2));
        assertEquals(now, keys.pairs(purpose).get(0).getKeyID());
        clock.advance(Duration.ofDays(2));
        assertEquals(now, keys.pairs(purpose).get(0).getKeyID());
    }

    @Test
    void rotate_atOnce_refusesWhatTheOldKeySigned() {
        String token = token();
        keys.rotate(purpose, Duration.ofHours(1), true);
        assertEquals(Optional.of(RejectionReason.TOKEN_KEY_UNKNOWN), verify(keys, token));
        assertEquals(Optional.empty(), verify(keys, token()));
        assertEquals(1, keys.published(purpose).size());
    }

    @Test
    void signing_onANodeWithoutTheKeyOfTheBox_isUnavailableAndMakesNoOther() {
        String id = keys.pairs(purpose).get(0).getKeyID();
        SigningKeys stranger = node(TestSecretBox.fresh());
        assertThrows(DependencyUnavailableException.class, () -> stranger.pairs(purpose));
        assertEquals(id, node(box).pairs(purpose).get(0).getKeyID());
    }

    @Test
    void reseal_underANewKey_leavesTheSigningKeyAsItIs() {
        SecretBox before = new SecretBox(TestKeys.of(directory, 1));
        String id = node(before).pairs(purpose).get(0).getKeyID();
        SecretBox after = new SecretBox(TestKeys.of(directory, 2, 1));
        SealedRows rows = SigningKeys.sealed(database, after);
        String oldKey = TestKeys.of(directory, 1).currentId();
        assertTrue(rows.countByKey().get(oldKey) >= 1);
        assertTrue(rows.reseal(Set.of(oldKey), "", 100).sealed() >= 1);
        assertEquals(
                id,
                node(new SecretBox(TestKeys.of(directory, 2)))
                        .pairs(purpose)
                        .get(0)
                        .getKeyID());
    }
}
