package io.github.dualauth.application.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.ApiKey;
import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "{0}")
@EnumSource(
        value = TestDatabase.class,
        names = {"H2", "MARIADB"})
class ApiKeyVerifierTest {

    private static final String SOURCE = "192.0.2.7";
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    @TempDir
    private Path directory;

    private final TestDatabase kind;
    private TestApiKeys test;
    private ApiKeyVerifier verifier;

    ApiKeyVerifierTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        test = new TestApiKeys(kind, TestKeys.of(directory, 1));
        verifier = new ApiKeyVerifier(test.keys(), test.registry(), TestApiKeys.HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "dualak_", "dualap_0000000000000000000000000000000000000000000000000"})
    void verify_noKeyOfOurs_isUnknown(String text) {
        mustReject(RejectionReason.API_KEY_UNKNOWN, "", Secret.of(text), SOURCE);
        assertEquals("", verifier.countedId(new ApiKey(Secret.of(text), SOURCE)));
        assertTrue(verifier.guessable(new ApiKey(Secret.of(text), SOURCE)));
    }

    @Test
    void verify_idThatNobodyHas_isUnknown() {
        Secret made = ApiKeys.FORM.make("0".repeat(22), new java.security.SecureRandom());
        mustReject(RejectionReason.API_KEY_UNKNOWN, "", made, SOURCE);
        assertFalse(verifier.guessable(new ApiKey(made, SOURCE)));
    }

    @Test
    void verify_rightIdAndWrongSecret_isUnknownAndToldToTheAudit() {
        String id = test.good().info().id();
        Secret wrong = ApiKeys.FORM.make(id, new java.security.SecureRandom());
        mustReject(RejectionReason.API_KEY_UNKNOWN, test.application(), wrong, SOURCE);
        assertEquals(id, verifier.countedId(new ApiKey(wrong, SOURCE)));
    }

    @Test
    void verify_rowMovedToAnotherApplication_isUnknown() {
        ApiKeyOutcome.Stored made = test.good();
        String other = test.another();
        int moved = test.database()
                .write(transaction -> transaction
                        .entityManager()
                        .createNativeQuery("UPDATE dualauth_api_key SET application_id = ? WHERE id = ?")
                        .setParameter(1, other)
                        .setParameter(2, made.info().id())
                        .executeUpdate());
        assertEquals(1, moved);
        mustReject(RejectionReason.API_KEY_UNKNOWN, other, TestApiKeys.secret(made), SOURCE);
    }

    @Test
    void verify_revoked_isRefusedFromTheNextCallOn() {
        ApiKeyOutcome.Stored made = test.good();
        mustAccept(TestApiKeys.secret(made), SOURCE);
        test.keys().revoke(test.application(), made.info().id());
        mustReject(RejectionReason.API_KEY_REVOKED, test.application(), TestApiKeys.secret(made), SOURCE);
    }

    @Test
    void verify_eachSideOfItsDates_isGoodInBetween() {
        Instant from = test.clock().instant().plus(MILLISECOND);
        Secret key = key(Optional.of(from), Optional.of(from.plus(MILLISECOND)), TestApiKeys.HERE, List.of());
        mustReject(RejectionReason.API_KEY_NOT_YET_VALID, test.application(), key, SOURCE);
        test.clock().advance(MILLISECOND);
        mustAccept(key, SOURCE);
        test.clock().advance(MILLISECOND);
        mustReject(RejectionReason.API_KEY_EXPIRED, test.application(), key, SOURCE);
    }

    @Test
    void verify_goodAtOnce_isGoodOnANodeWhoseClockIsBehind() {
        Instant now = test.clock().instant();
        Secret atOnce = key(Optional.empty(), Optional.empty(), TestApiKeys.HERE, List.of());
        Secret soon = key(Optional.of(now.plus(MILLISECOND)), Optional.empty(), TestApiKeys.HERE, List.of());
        test.clock().advance(Duration.ofHours(-1));
        mustReject(RejectionReason.API_KEY_NOT_YET_VALID, test.application(), soon, SOURCE);
        mustAccept(atOnce, SOURCE);
    }

    @Test
    void verify_anotherEnvironment_isRefused() {
        Secret key = key(Optional.empty(), Optional.empty(), "test", List.of());
        mustReject(RejectionReason.API_KEY_ENVIRONMENT_WRONG, test.application(), key, SOURCE);
        ApiKeyVerifier there = new ApiKeyVerifier(test.keys(), test.registry(), "test");
        assertTrue(there.verify(new ApiKey(key, SOURCE)) instanceof Verification.Verified);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.3.0", "2001:db9::1", "", "unknown", "::ffff:192.0.3.1"})
    void verify_anotherAddress_isRefused(String source) {
        Secret key =
                key(Optional.empty(), Optional.empty(), TestApiKeys.HERE, List.of("192.0.2.0/24", "2001:db8::/32"));
        mustReject(RejectionReason.API_KEY_ADDRESS_NOT_ALLOWED, test.application(), key, source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0", "192.0.2.255", "2001:db8::1", "2001:db8::1%eth0", "::ffff:192.0.2.1"})
    void verify_addressInARange_isAccepted(String source) {
        mustAccept(
                key(Optional.empty(), Optional.empty(), TestApiKeys.HERE, List.of("192.0.2.0/24", "2001:db8::/32")),
                source);
    }

    @Test
    void verify_suspendedApplication_isRefused() {
        Secret key = TestApiKeys.secret(test.good());
        test.registry().setActive(test.application(), false);
        mustReject(RejectionReason.APPLICATION_SUSPENDED, test.application(), key, SOURCE);
    }

    @Test
    void verify_good_isTheApplicationWithItsRolesAndNoted() {
        ApiKeyOutcome.Stored made = test.good();
        mustAccept(TestApiKeys.secret(made), SOURCE);
        assertEquals(
                Optional.of(test.clock().instant()),
                test.keys().list(test.application(), "", 10).items().get(0).lastUsed());
    }

    @Test
    void accepts_otherCredentials_no() {
        assertFalse(verifier.accepts(new ApplicationCredential("a", Secret.of("b"), "", "")));
        assertTrue(verifier.accepts(new ApiKey(Secret.of("x"), SOURCE)));
    }

    private Secret key(
            Optional<Instant> notBefore, Optional<Instant> expires, String environment, List<String> addresses) {
        return TestApiKeys.secret(test.make(new ApiKeyTerms("key", notBefore, expires, environment, addresses)));
    }

    private void mustReject(RejectionReason reason, String known, Secret key, String source) {
        assertEquals(
                new Verification.Rejected<VerifiedApplication>(reason, known),
                verifier.verify(new ApiKey(key, source)));
    }

    private void mustAccept(Secret key, String source) {
        assertEquals(
                new Verification.Verified<>(new VerifiedApplication(test.application(), Set.of("clerk"))),
                verifier.verify(new ApiKey(key, source)));
    }
}
