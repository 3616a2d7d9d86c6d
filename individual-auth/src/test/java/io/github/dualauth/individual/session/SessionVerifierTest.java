package io.github.dualauth.individual.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.SessionId;
import io.github.dualauth.core.SignOnToken;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedPerson;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.individual.LoginOutcome;
import io.github.dualauth.individual.TestLogins;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class SessionVerifierTest {

    private static final Duration LIFETIME = Duration.ofHours(8);
    private static final String ADDRESS = "192.0.2.1";

    private final MutableClock clock = MutableClock.stopped();
    private final String user = TestDatabase.uniqueId();
    private final SessionPerson person = new SessionPerson("app", "account", user);
    private final TestLogins logins;
    private final Sessions sessions;
    private final SessionVerifier verifier;

    SessionVerifierTest(TestDatabase kind) {
        logins = new TestLogins(kind);
        sessions = new Sessions(logins.database(), TestCaches.lasting(Duration.ofHours(1)), LIFETIME, clock);
        verifier = new SessionVerifier(sessions, logins.registry());
    }

    private Secret link(String address) {
        return sessions.link(new SignOn(person, address, Duration.ofSeconds(60)));
    }

    private static SignOnToken from(String source, Secret token) {
        return new SignOnToken(token, "app", source);
    }

    @Test
    void verify_guessed_isRejectedWithoutAnybody() {
        mustReject(RejectionReason.SESSION_ENDED, new SessionId(Secret.of("0".repeat(64))));
        mustReject(RejectionReason.SIGN_ON_TOKEN_REFUSED, from(ADDRESS, Secret.of("0".repeat(40))));
    }

    @Test
    void verify_tokenOfALinkAsSession_isRejectedAndSoTheOtherWayRound() {
        mustReject(RejectionReason.SESSION_ENDED, new SessionId(link("")));
        mustReject(RejectionReason.SIGN_ON_TOKEN_REFUSED, from(ADDRESS, sessions.begin(person)));
    }

    @Test
    void verify_linkForAnotherApplicationOrAddress_isRejectedAndUsedUp() {
        Secret token = link("");
        mustReject(RejectionReason.SIGN_ON_TOKEN_REFUSED, new SignOnToken(token, "other", ADDRESS));
        mustReject(RejectionReason.SIGN_ON_TOKEN_REFUSED, from(ADDRESS, token));
        Secret here = link(ADDRESS);
        mustReject(RejectionReason.SIGN_ON_TOKEN_REFUSED, from("192.0.2.2", here));
        mustReject(RejectionReason.SIGN_ON_TOKEN_REFUSED, from(ADDRESS, here));
    }

    @Test
    void verify_sessionThatHasEnded_isRejected() {
        Secret ended = sessions.begin(person);
        Secret expired = sessions.begin(person);
        mustAccept("", new SessionId(ended));
        sessions.end(ended);
        mustReject(RejectionReason.SESSION_ENDED, new SessionId(ended));
        clock.advance(LIFETIME);
        mustReject(RejectionReason.SESSION_ENDED, new SessionId(expired));
    }

    @Test
    void verify_link_signsOnOnceAsThePersonWithTheirLogin() {
        String id = "Anna@" + user;
        assertInstanceOf(LoginOutcome.Stored.class, logins.save(user, id, TestLogins.PASSWORD));
        Secret token = link(ADDRESS);
        mustAccept(id, from(ADDRESS, token));
        mustReject(RejectionReason.SIGN_ON_TOKEN_REFUSED, from(ADDRESS, token));
    }

    @Test
    void verify_session_isThePersonWithTheLoginThatTheyHaveNow() {
        SessionId session = new SessionId(sessions.begin(person));
        mustAccept("", session);
        assertInstanceOf(LoginOutcome.Stored.class, logins.save(user, "Anna@" + user, TestLogins.PASSWORD));
        mustAccept("Anna@" + user, session);
    }

    @Test
    void accepts_passwords_no() {
        assertFalse(verifier.accepts(new LoginCredential("id", Secret.of("secret"))));
        assertFalse(verifier.accepts(new ApplicationCredential("id", Secret.of("secret"), "", "")));
        assertTrue(verifier.accepts(new SessionId(Secret.of("x"))));
        assertTrue(verifier.accepts(from(ADDRESS, Secret.of("x"))));
    }

    /** Else those who share an address with somebody whose session has ended would wait for them. */
    @Test
    void failures_holdNobodyUp() {
        assertFalse(verifier.countsFailures());
        assertEquals("", verifier.countedId(new SessionId(Secret.of("x"))));
    }

    private void mustReject(RejectionReason reason, PresentedCredential presented) {
        assertEquals(new Verification.Rejected<VerifiedPerson>(reason, ""), verifier.verify(presented));
    }

    private void mustAccept(String loginId, PresentedCredential presented) {
        assertEquals(
                new Verification.Verified<>(new VerifiedPerson(loginId, "account", user, "")),
                verifier.verify(presented));
    }
}
