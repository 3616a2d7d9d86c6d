package io.github.dualauth.application.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.dualauth.application.Application;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.core.BearerToken;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.TokenReading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParticipantTokenVerifierTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private final Database database = TestDatabase.H2.shared(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA);
    private final MutableClock clock = MutableClock.stopped();
    private KeyRing keys;
    private SignedTokens tokens;
    private ApplicationRegistry applications;
    private ParticipantRegistry participants;
    private ParticipantTokens issuer;
    private ParticipantTokenVerifier verifier;
    private ParticipantOutcome.Issued participant;

    @BeforeEach
    void open() {
        keys = TestKeys.of(directory, 1);
        tokens = new SignedTokens(100, clock);
        applications = new ApplicationRegistry(database, keys, TestCaches.LASTING, clock);
        participants = new ParticipantRegistry(database, applications, keys, TestCaches.LASTING);
        issuer = new ParticipantTokens(
                participants, keys, new ParticipantTokens.Terms(TestParticipants.ISSUER, Duration.ofMinutes(5)), clock);
        accepting(false);
        participant = TestParticipants.registered(participants);
    }

    private void accepting(boolean milliseconds) {
        verifier = new ParticipantTokenVerifier(
                participants,
                applications,
                tokens,
                new ParticipantTokenVerifier.Acceptance(
                        TestParticipants.ISSUER, issuer, TestParticipants.configuration(false, milliseconds)));
    }

    @ParameterizedTest
    @CsvSource({"jti", "iat", "exp"})
    void verify_claimMissing_isRejected(String claim) {
        Map<String, Object> claims = claims();
        claims.remove(claim);
        assertRejected(RejectionReason.TOKEN_CLAIM_MISSING, signed(claims));
    }

    @Test
    void verify_subjectMissing_isNobody() {
        Map<String, Object> claims = claims();
        claims.remove("sub");
        assertEquals(new Verification.Rejected<>(RejectionReason.PARTICIPANT_UNKNOWN, ""), verify(signed(claims)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://exchange.example/", "https://EXCHANGE.example", "http://exchange.example"})
    void accepts_otherIssuer_isNot(String other) {
        Map<String, Object> claims = claims();
        claims.put("iss", other);
        assertFalse(verifier.accepts(bearer(signed(claims))));
        claims.remove("iss");
        assertFalse(verifier.accepts(bearer(signed(claims))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS384", "HS512"})
    void verify_otherHmac_isRejected(String algorithm) throws JOSEException {
        byte[] longer = "x".repeat(64).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertRejected(
                RejectionReason.TOKEN_ALGORITHM_WRONG,
                TestParticipants.signed(claims(), JWSAlgorithm.parse(algorithm), new MACSigner(longer)));
    }

    @Test
    void verify_signedByRsa_isRejected() throws JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).generate();
        assertRejected(
                RejectionReason.TOKEN_ALGORITHM_WRONG,
                TestParticipants.signed(claims(), JWSAlgorithm.RS256, new RSASSASigner(key)));
    }

    @Test
    void verify_otherSecret_isRejected() {
        ParticipantOutcome.Issued other = TestParticipants.registered(participants);
        assertRejected(RejectionReason.TOKEN_SIGNATURE_WRONG, TestParticipants.signed(claims(), other.secret()));
    }

    @Test
    void verify_keyOfZeros_isRejected() {
        int length = participant.secret().toUtf8().length;
        assertRejected(
                RejectionReason.TOKEN_SIGNATURE_WRONG,
                TestParticipants.signed(claims(), Secret.of("\0".repeat(length))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "00000000-0000-0000-0000-000000000000"})
    void verify_unknownClient_isRejectedWithoutIt(String clientId) {
        String token = TestParticipants.signed(TestParticipants.claims(clientId, clock), Secret.of("x".repeat(56)));
        assertEquals(new Verification.Rejected<>(RejectionReason.PARTICIPANT_UNKNOWN, ""), verify(token));
    }

    @Test
    void verify_unknownClientWithAnotherAlgorithm_isToldOfTheAlgorithm() throws JOSEException {
        String token = TestParticipants.signed(
                TestParticipants.claims("nobody", clock), JWSAlgorithm.HS384, new MACSigner("x".repeat(64)));
        assertEquals(new Verification.Rejected<>(RejectionReason.TOKEN_ALGORITHM_WRONG, ""), verify(token));
    }

    /** Else anybody could lock a participant out in its name. */
    @Test
    void countsFailures_wrongTokens_countAgainstNobody() {
        assertFalse(verifier.countsFailures());
        assertEquals("", verifier.countedId(bearer(signed(claims()))));
    }

    @Test
    void verify_clientIdInAnotherSpelling_isUnknown() {
        String clientId = participant.participant().clientId();
        for (String other :
                new String[] {clientId.toUpperCase(java.util.Locale.ROOT), clientId + " ", " " + clientId}) {
            Map<String, Object> claims = claims();
            claims.put("sub", other);
            assertEquals(new Verification.Rejected<>(RejectionReason.PARTICIPANT_UNKNOWN, ""), verify(signed(claims)));
        }
    }

    @Test
    void verify_atItsEnd_isRejected() {
        String token = signed(claims());
        clock.advance(Duration.ofSeconds(299));
        assertAccepted(token);
        clock.advance(SECOND);
        assertRejected(RejectionReason.TOKEN_EXPIRED, token);
        clock.advance(SECOND);
        assertRejected(RejectionReason.TOKEN_EXPIRED, token);
    }

    @Test
    void verify_lifetimeOverTheCap_isRejected() {
        Map<String, Object> claims = claims();
        long now = clock.instant().getEpochSecond();
        claims.put("exp", now + TestParticipants.LONGEST.toSeconds());
        assertAccepted(signed(claims));
        claims.put("exp", now + TestParticipants.LONGEST.toSeconds() + 1);
        assertRejected(RejectionReason.TOKEN_LIFETIME_TOO_LONG, signed(claims));
    }

    @Test
    void verify_milliseconds_areRejectedUnlessSwitchedOn() {
        Map<String, Object> claims = claims();
        claims.put("iat", clock.millis());
        claims.put("exp", clock.millis() + 300_000);
        String token = signed(claims);
        assertRejected(RejectionReason.TOKEN_TIME_IN_MILLISECONDS, token);
        accepting(true);
        assertAccepted(token);
        clock.advance(Duration.ofMinutes(5));
        assertRejected(RejectionReason.TOKEN_EXPIRED, token);
    }

    @Test
    void verify_afterRotation_rejectsTheOldAndAcceptsTheNew() {
        String old = signed(claims());
        assertAccepted(old);
        ParticipantOutcome.Issued rotated = (ParticipantOutcome.Issued)
                participants.rotateSecret(participant.participant().code());
        assertRejected(RejectionReason.TOKEN_SIGNATURE_WRONG, old);
        assertAccepted(TestParticipants.signed(claims(), rotated.secret()));
        assertRejected(RejectionReason.TOKEN_SIGNATURE_WRONG, old);
    }

    @ParameterizedTest
    @EnumSource(value = ParticipantStatus.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void verify_participantNotActive_isRejectedAtOnce(ParticipantStatus status) {
        String token = signed(claims());
        assertAccepted(token);
        participants.update(participant.participant().code(), before -> TestParticipants.with(status));
        assertRejected(RejectionReason.PARTICIPANT_NOT_ACTIVE, token);
        participants.update(participant.participant().code(), before -> TestParticipants.active());
        assertAccepted(token);
    }

    @Test
    void verify_applicationSuspended_isRejectedAtOnce() {
        String token = signed(claims());
        assertAccepted(token);
        applications.setActive(participant.participant().applicationId(), false);
        assertRejected(RejectionReason.APPLICATION_SUSPENDED, token);
    }

    @Test
    void verify_participantOfAnApplication_isThatApplicationWithItsRoles() {
        Application administrator =
                new Application(TestDatabase.uniqueId(), "A", Set.of(Application.ADMINISTRATOR), true);
        applications.create(administrator);
        ParticipantOutcome.Issued made = (ParticipantOutcome.Issued)
                participants.create(administrator.id(), TestDatabase.uniqueId(), TestParticipants.active());
        String token = TestParticipants.signed(
                TestParticipants.claims(made.participant().clientId(), clock), made.secret());
        VerifiedApplication identity = TestParticipants.verified(verify(token));
        assertEquals(administrator.id(), identity.applicationId());
        assertEquals(administrator.roles(), identity.roles());
    }

    private Map<String, Object> claims() {
        return TestParticipants.claims(participant.participant().clientId(), clock);
    }

    private String signed(Map<String, Object> claims) {
        return TestParticipants.signed(claims, participant.secret());
    }

    private BearerToken bearer(String token) {
        return new BearerToken(Secret.of(token), ((TokenReading.Read) tokens.read(token)).token(), "", "", "", "");
    }

    private Verification<VerifiedApplication> verify(String token) {
        BearerToken bearer = bearer(token);
        assertTrue(verifier.accepts(bearer));
        return verifier.verify(bearer);
    }

    private void assertAccepted(String token) {
        assertInstanceOf(
                Verification.Verified.class, verify(token), () -> verify(token).toString());
    }

    private void assertRejected(RejectionReason reason, String token) {
        assertEquals(
                new Verification.Rejected<>(reason, participant.participant().applicationId()), verify(token));
    }
}
