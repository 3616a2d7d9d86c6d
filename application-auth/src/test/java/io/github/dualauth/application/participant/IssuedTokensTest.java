package io.github.dualauth.application.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what was issued here is taken, once that is asked for. */
class IssuedTokensTest {

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
        accepting();
        participant = TestParticipants.registered(participants);
    }

    private void accepting() {
        verifier = new ParticipantTokenVerifier(
                participants,
                applications,
                tokens,
                new ParticipantTokenVerifier.Acceptance(
                        TestParticipants.ISSUER, issuer, TestParticipants.configuration(true, false)));
    }

    @Test
    void verify_onlyIssued_takesThoseAndNoOthers() {
        String issued = issuer.issue(participant.participant().applicationId()).orElseThrow();
        assertAccepted(issued);
        assertRejected(RejectionReason.TOKEN_NOT_ISSUED, signed(claims()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "exp"})
    void verify_onlyIssued_refusesAnIssuedIdWithOtherTimes(String claim) {
        Map<String, Object> claims =
                claimsOf(issuer.issue(participant.participant().applicationId()).orElseThrow());
        assertAccepted(signed(claims));
        claims.put(claim, ((Number) claims.get(claim)).longValue() + 1);
        assertRejected(RejectionReason.TOKEN_NOT_ISSUED, signed(claims));
    }

    @Test
    void verify_onlyIssued_refusesAnIssuedIdOfAnother() {
        ParticipantOutcome.Issued other = TestParticipants.registered(participants);
        Map<String, Object> claims =
                claimsOf(issuer.issue(participant.participant().applicationId()).orElseThrow());
        claims.put("sub", other.participant().clientId());
        assertEquals(
                new Verification.Rejected<>(
                        RejectionReason.TOKEN_NOT_ISSUED, other.participant().applicationId()),
                verify(TestParticipants.signed(claims, other.secret())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "a.b.c", "..", "a.b.c.d", " . . "})
    void verify_onlyIssued_refusesMadeUpIds(String id) {
        Map<String, Object> claims = claims();
        claims.put("jti", id);
        assertRejected(RejectionReason.TOKEN_NOT_ISSUED, signed(claims));
        claims.put("jti", keys.currentId() + "." + id);
        assertRejected(RejectionReason.TOKEN_NOT_ISSUED, signed(claims));
    }

    @Test
    void verify_onlyIssued_refusesAnIssuedIdBesideOtherClaims() {
        Map<String, Object> claims =
                claimsOf(issuer.issue(participant.participant().applicationId()).orElseThrow());
        claims.put("upn", "somebody@else");
        assertRejected(RejectionReason.TOKEN_NOT_ISSUED, signed(claims));
    }

    @Test
    void issue_secretReplacedSinceTheCallerWasKnown_isNothing() {
        String application = participant.participant().applicationId();
        String known =
                participants.ofApplication(application).orElseThrow().key().mark();
        assertTrue(issuer.issue(application, "").isEmpty());
        assertAccepted(issuer.issue(application, known).orElseThrow());
        participants.rotateSecret(participant.participant().code());
        assertTrue(issuer.issue(application, known).isEmpty());
    }

    @Test
    void issue_lifetime_isAsLongAsItIsTold() {
        String issued = issuer.issue(participant.participant().applicationId()).orElseThrow();
        clock.advance(issuer.lifetime().minusMillis(1));
        assertAccepted(issued);
        clock.advance(Duration.ofMillis(1));
        assertRejected(RejectionReason.TOKEN_EXPIRED, issued);
    }

    @Test
    void issue_noParticipant_isNothing() {
        assertTrue(issuer.issue(UUID.randomUUID().toString()).isEmpty());
    }

    @Test
    void issue_eachTime_isAnother() {
        String application = participant.participant().applicationId();
        String first = issuer.issue(application).orElseThrow();
        assertFalse(first.equals(issuer.issue(application).orElseThrow()));
        assertAccepted(first);
    }

    private Map<String, Object> claims() {
        return TestParticipants.claims(participant.participant().clientId(), clock);
    }

    private Map<String, Object> claimsOf(String token) {
        return new java.util.LinkedHashMap<>(
                ((TokenReading.Read) tokens.read(token)).token().claims());
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
