package io.github.dualauth.core.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.Authentication;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.Authenticator;
import io.github.dualauth.core.Condition;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.TestCallers;
import io.github.dualauth.core.TestRequests;
import io.github.dualauth.core.TestThrottles;
import io.github.dualauth.core.TestVerifiers;
import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.audit.AuditSink;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.audit.HashedIds;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody learns of a decision that is not written down. */
class DecisionsTest {

    private static final ApiPolicy POLICY =
            TestRequests.policy(AuthenticationLevel.APPLICATION, AuthenticationMode.APPLICATION);
    private static final RequestOrigin ORIGIN = new RequestOrigin("ping", "192.0.2.1", "7");
    private static final String TIME = "\"time\":\"2026-03-01T12:00:00.000000000Z\"";
    private static final String REQUEST = ",\"api\":\"ping\",\"source\":\"192.0.2.1\",\"requestId\":\"7\"";
    private static final String ACCEPTED =
            TIME + ",\"outcome\":\"accepted\",\"mode\":\"application\",\"application\":\"app\"" + REQUEST;
    private static final Subject APP = new Subject("application", "app", "", "", "", "");
    private static final Authentication UNAVAILABLE =
            new Authentication.Refused(Refusal.of(RejectionReason.DEPENDENCY_UNAVAILABLE), Subject.UNKNOWN);

    private final Database database = TestDatabase.H2.shared(AccountDirectory.SCHEMA);
    private final MutableClock clock = MutableClock.stopped();
    private final TestVerifiers.OfApplications applications = new TestVerifiers.OfApplications();
    private final Lines lines = new Lines();
    private final PresentedCredential credential = TestRequests.application("app", "nowhere", "nobody");
    private KeyRing keys;
    private Decisions decisions;

    @BeforeEach
    void open(@TempDir Path directory) {
        keys = TestKeys.of(directory, 1);
        AccountDirectory accounts = new AccountDirectory(database, TestCaches.LASTING, clock);
        Authenticator authenticator =
                new Authenticator(List.of(applications), accounts, new UserDirectory(accounts), TestThrottles.open());
        decisions = new Decisions(
                authenticator, new AuditTrail(lines, 8, WhenFull.WAIT, DecisionMetrics.NONE), keys, clock);
    }

    @Test
    void decide_refused_isWrittenDownWithHashesOfWhatNobodyVouchesFor() {
        applications.reject(RejectionReason.APPLICATION_PASSWORD_WRONG, "app");
        assertEquals(new Authentication.Refused(Refusal.of(RejectionReason.APPLICATION_PASSWORD_WRONG), APP), decide());
        HashedIds hashed = HashedIds.of(credential, APP, keys);
        assertEquals(
                List.of(TIME + ",\"outcome\":\"refused\",\"reason\":\"APPLICATION_PASSWORD_WRONG\",\"code\":1002"
                        + ",\"mode\":\"application\",\"application\":\"app\",\"accountHash\":\"" + hashed.account()
                        + "\",\"userHash\":\"" + hashed.user() + "\"" + REQUEST),
                lines.written);
    }

    @Test
    void decide_conditionThatIsNotMet_isWrittenDownAsThatCallers() {
        Refusal incomplete = new Refusal(RejectionReason.BODY_INCOMPLETE, "auth");
        assertEquals(
                new Authentication.Refused(incomplete, APP),
                decisions.decide(credential, POLICY, ORIGIN, caller -> Optional.of(incomplete)));
        assertEquals(1, lines.written.size());
        assertTrue(lines.written.get(0).contains("\"reason\":\"BODY_INCOMPLETE\""), lines.written::toString);
        assertTrue(lines.written.get(0).contains("\"application\":\"app\""), lines.written::toString);
    }

    @Test
    void decide_refusalThatCannotBeWrittenDown_isUnavailable() {
        applications.reject(RejectionReason.APPLICATION_PASSWORD_WRONG, "app");
        lines.broken = true;
        assertEquals(UNAVAILABLE, decide());
    }

    @Test
    void decide_acceptanceThatCannotBeWrittenDown_isUnavailableUntilItCan() {
        lines.broken = true;
        assertEquals(UNAVAILABLE, decide());
        assertEquals(List.of(), lines.written);
        lines.broken = false;
        assertInstanceOf(Authentication.Accepted.class, decide());
        assertEquals(List.of(ACCEPTED), lines.written);
    }

    @Test
    void decide_verifierThatCannotTell_isUnavailableAndWrittenDownAndLogged() {
        applications.fail(new DependencyUnavailableException("the database is down", null));
        try (LogLines log = LogLines.of(Decisions.class)) {
            assertEquals(UNAVAILABLE, decide());
            assertEquals(
                    List.of("SEVERE a caller cannot be authenticated, reference 7: the database is down"), log.take());
        }
        assertRefusalWritten(RejectionReason.DEPENDENCY_UNAVAILABLE);
    }

    /** It comes with a crowd, and a line for each would make it worse. */
    @Test
    void decide_moreThanIsTakenAtOnce_isOverloadedAndWrittenDownAndNotLogged() {
        applications.fail(DependencyUnavailableException.overloaded("too many hashes"));
        try (LogLines log = LogLines.of(Decisions.class)) {
            assertEquals(new Authentication.Refused(Refusal.of(RejectionReason.OVERLOADED), Subject.UNKNOWN), decide());
            assertEquals(List.of(), log.take());
        }
        assertRefusalWritten(RejectionReason.OVERLOADED);
    }

    @Test
    void decide_faultOfAVerifier_isNoDecisionAndTheSecretIsWiped() {
        applications.fail(new IllegalStateException("a fault"));
        assertThrows(IllegalStateException.class, this::decide);
        assertEquals(List.of(), lines.written);
        assertWiped();
    }

    @Test
    void decide_refused_wipesTheSecret() {
        applications.reject(RejectionReason.APPLICATION_PASSWORD_WRONG, "app");
        assertInstanceOf(Authentication.Refused.class, decide());
        assertWiped();
    }

    @Test
    void decide_verifierThatCannotTell_wipesTheSecret() {
        applications.fail(new DependencyUnavailableException("down", null));
        assertEquals(UNAVAILABLE, decide());
        assertWiped();
    }

    @Test
    void decide_accepted_isWrittenDownWithoutWhatWasMerelyTypedAndTheSecretIsWiped() {
        Authentication.Accepted accepted = assertInstanceOf(Authentication.Accepted.class, decide());
        assertEquals("app", accepted.caller().getName());
        assertEquals(List.of(ACCEPTED), lines.written);
        assertWiped();
    }

    @Test
    void refuse_whatItIsTold_isWrittenDown() {
        Refusal refusal = new Refusal(RejectionReason.BODY_INCOMPLETE, "auth");
        assertEquals(new Authentication.Refused(refusal, APP), decisions.refuse(refusal, APP, ORIGIN));
        assertEquals(
                List.of(TIME + ",\"outcome\":\"refused\",\"reason\":\"BODY_INCOMPLETE\",\"code\":"
                        + RejectionReason.BODY_INCOMPLETE.code()
                        + ",\"field\":\"auth\",\"mode\":\"application\",\"application\":\"app\"" + REQUEST),
                lines.written);
    }

    @Test
    void refuse_thatCannotBeWrittenDown_isUnavailable() {
        lines.broken = true;
        assertEquals(UNAVAILABLE, decisions.refuse(Refusal.of(RejectionReason.NO_CREDENTIAL), Subject.UNKNOWN, ORIGIN));
    }

    @Test
    void accept_oneMoreCall_isWrittenDownAgain() {
        AuthenticatedCaller caller = TestCallers.application();
        Authentication.Accepted accepted =
                assertInstanceOf(Authentication.Accepted.class, decisions.accept(caller, ORIGIN));
        assertSame(caller, accepted.caller());
        assertEquals(List.of(ACCEPTED), lines.written);
    }

    @Test
    void accept_thatCannotBeWrittenDown_isUnavailable() {
        lines.broken = true;
        assertEquals(UNAVAILABLE, decisions.accept(TestCallers.application(), ORIGIN));
    }

    @Test
    void fault_callerWhoseCredentialWasRevokedMeanwhile_isTheReason() {
        AuthenticatedCaller caller = ((Authentication.Accepted) decide()).caller();
        assertEquals(Optional.empty(), decisions.fault(caller));
        applications.reject(RejectionReason.APPLICATION_PASSWORD_REVOKED, "app");
        assertEquals(Optional.of(RejectionReason.APPLICATION_PASSWORD_REVOKED), decisions.fault(caller));
    }

    @Test
    void canRecord_sinkThatCannotWrite_isFalseUntilItCan() {
        lines.broken = true;
        assertFalse(decisions.canRecord());
        lines.broken = false;
        assertTrue(decisions.canRecord());
        assertEquals(List.of(), lines.written);
    }

    private Authentication decide() {
        return decisions.decide(credential, POLICY, ORIGIN, Condition.NONE);
    }

    private void assertRefusalWritten(RejectionReason reason) {
        assertEquals(1, lines.written.size());
        assertTrue(
                lines.written
                        .get(0)
                        .startsWith(TIME + ",\"outcome\":\"refused\",\"reason\":\"" + reason + "\",\"code\":"),
                lines.written::toString);
    }

    private void assertWiped() {
        assertArrayEquals(
                new char[credential.secret().length()], credential.secret().toCharArray());
    }

    /** Keeps what is written, while it is not broken. */
    private static final class Lines implements AuditSink {

        private final List<String> written = new ArrayList<>();
        private boolean broken;

        @Override
        public void append(List<byte[]> bodies) throws IOException {
            probe();
            bodies.forEach(body -> written.add(new String(body, StandardCharsets.UTF_8)));
        }

        @Override
        public void probe() throws IOException {
            if (broken) {
                throw new IOException("no space left on device");
            }
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
