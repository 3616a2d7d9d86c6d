package io.github.dualauth.core;

import static io.github.dualauth.core.TestRequests.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestAccounts;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.throttle.Throttles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the throttle stands: after the policy and before the verifier. */
class AuthenticatorThrottleTest {

    private static final String HERE = "192.0.2.1";

    private final String app = TestDatabase.uniqueId();
    private final MutableClock clock = MutableClock.stopped();
    private final Database database = TestDatabase.H2.shared(AccountDirectory.SCHEMA);
    private final AccountDirectory accounts = new AccountDirectory(database, TestCaches.LASTING, clock);
    private final UserDirectory users = new UserDirectory(accounts);
    private final TestAccounts stored = new TestAccounts(database, accounts, users);
    private final TestVerifiers.OfApplications applications = new TestVerifiers.OfApplications();
    private final TestVerifiers.OfPeople people = new TestVerifiers.OfPeople();

    @Test
    void authenticate_throttled_isRefusedUnverifiedWithTheDelay() {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        applications.reject(RejectionReason.APPLICATION_PASSWORD_WRONG, app);
        assertReason(RejectionReason.APPLICATION_PASSWORD_WRONG, call(strict, ""));
        assertReason(RejectionReason.APPLICATION_PASSWORD_WRONG, call(strict, ""));
        Authentication.Refused throttled = assertReason(RejectionReason.THROTTLED, call(strict, ""));
        assertEquals(2, applications.calls());
        assertEquals(new Subject("application", "", "", "", "", ""), throttled.subject());
        assertEquals(Duration.ofSeconds(1), throttled.refusal().retryAfter());
        clock.advance(Duration.ofMillis(999));
        assertReason(RejectionReason.THROTTLED, call(strict, ""));
        clock.advance(Duration.ofMillis(1));
        assertReason(RejectionReason.APPLICATION_PASSWORD_WRONG, call(strict, ""));
    }

    @ParameterizedTest
    @EnumSource(
            value = RejectionReason.class,
            names = {
                "APPLICATION_UNKNOWN",
                "APPLICATION_PASSWORD_WRONG",
                "APPLICATION_SUSPENDED",
                "APPLICATION_PASSWORD_EXPIRED",
                "APPLICATION_PASSWORD_NOT_YET_VALID",
                "APPLICATION_PASSWORD_REVOKED"
            })
    void authenticate_whateverTheReasonOfAFailure_itCounts(RejectionReason reason) {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        applications.reject(reason, "");
        assertReason(reason, call(strict, ""));
        assertReason(reason, call(strict, ""));
        assertReason(RejectionReason.THROTTLED, call(strict, ""));
    }

    @Test
    void authenticate_personOfAnInactiveAccount_countsLikeAWrongPassword() {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        Account closed = stored.inactive(app, "closed");
        people.vouchFor(closed.id(), stored.activeUser(closed, "user").id());
        assertReason(RejectionReason.LOGIN_ACCOUNT_INACTIVE, login(strict));
        assertReason(RejectionReason.LOGIN_ACCOUNT_INACTIVE, login(strict));
        assertEquals(2, people.notLetIn());
        assertReason(RejectionReason.THROTTLED, login(strict));
    }

    @Test
    void authenticate_secretThatNobodyCanGuess_doesNotWaitAtItsUsualAddress() {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        assertInstanceOf(Authentication.Accepted.class, call(strict, ""));
        applications.reject(RejectionReason.APPLICATION_PASSWORD_WRONG, app);
        assertReason(RejectionReason.APPLICATION_PASSWORD_WRONG, call(strict, ""));
        assertReason(RejectionReason.APPLICATION_PASSWORD_WRONG, call(strict, ""));
        assertReason(RejectionReason.THROTTLED, call(strict, ""));
        applications.takeNoPasswords();
        assertReason(RejectionReason.APPLICATION_PASSWORD_WRONG, call(strict, ""));
    }

    @Test
    void authenticate_wrongAccountOrRole_isNoFailureOfTheSecret() {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        for (int i = 0; i < 5; i++) {
            assertReason(RejectionReason.ACCOUNT_UNKNOWN, call(strict, "nowhere"));
        }
    }

    @Test
    void authenticate_conditionThatMayBeAGuess_countsLikeAWrongPassword() {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        stored.active(app, "practice");
        Account account = accounts.find(app, "practice").orElseThrow();
        people.vouchFor(account.id(), stored.activeUser(account, "user").id());
        Condition other = caller -> Optional.of(Refusal.of(RejectionReason.LOGIN_CERTIFICATE_MISMATCH));
        assertReason(RejectionReason.LOGIN_CERTIFICATE_MISMATCH, login(strict, other));
        assertReason(RejectionReason.LOGIN_CERTIFICATE_MISMATCH, login(strict, other));
        assertEquals(2, people.notLetIn());
        assertReason(RejectionReason.THROTTLED, login(strict, Condition.NONE));
    }

    @Test
    void authenticate_conditionThatIsNoGuess_countsNothing() {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        stored.active(app, "practice");
        Account account = accounts.find(app, "practice").orElseThrow();
        people.vouchFor(account.id(), stored.activeUser(account, "user").id());
        Condition broken = caller -> Optional.of(Refusal.of(RejectionReason.BODY_INCOMPLETE));
        for (int i = 0; i < 5; i++) {
            assertReason(RejectionReason.BODY_INCOMPLETE, login(strict, broken));
        }
        assertEquals(0, people.notLetIn());
        assertInstanceOf(Authentication.Accepted.class, login(strict, Condition.NONE));
    }

    /** A client can keep the end of a body back for as long as it likes, and send it once its password is revoked. */
    @Test
    void authenticate_revokedWhileTheConditionTakesItsTime_isRefused() {
        Condition revoked = caller -> {
            applications.reject(RejectionReason.APPLICATION_PASSWORD_REVOKED, app);
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < 150_000_000) {
                Thread.onSpinWait();
            }
            return Optional.empty();
        };
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        assertReason(RejectionReason.APPLICATION_PASSWORD_REVOKED, call(strict, "", revoked));
    }

    @Test
    void authenticate_conditionThatTakesNoTime_verifiesOnce() {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        assertInstanceOf(Authentication.Accepted.class, call(strict, "", caller -> Optional.empty()));
        assertEquals(1, applications.calls());
    }

    @Test
    void authenticate_forbiddenMode_countsNothing() {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        for (int i = 0; i < 5; i++) {
            assertReason(
                    RejectionReason.MODE_NOT_ACCEPTED,
                    strict.authenticate(
                            TestRequests.login(),
                            policy(AuthenticationLevel.APPLICATION, AuthenticationMode.APPLICATION),
                            HERE,
                            Condition.NONE));
        }
        people.reject(RejectionReason.LOGIN_PASSWORD_WRONG, "");
        assertReason(RejectionReason.LOGIN_PASSWORD_WRONG, login(strict));
    }

    @Test
    void authenticate_verifierThatCannotTell_countsNothing() {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        applications.fail(new DependencyUnavailableException("down", null));
        for (int i = 0; i < 5; i++) {
            assertThrows(DependencyUnavailableException.class, () -> call(strict, ""));
        }
    }

    @Test
    void authenticate_overTheApplicationsLimit_isRefusedUntilItRefills() {
        Authenticator limited = authenticator(TestThrottles.limited(2, 100, clock));
        assertInstanceOf(Authentication.Accepted.class, call(limited, ""));
        assertReason(RejectionReason.ACCOUNT_UNKNOWN, call(limited, "nowhere"));
        Authentication.Refused refused = assertReason(RejectionReason.APPLICATION_LIMIT_REACHED, call(limited, ""));
        assertEquals(new Subject("application", app, "", "", "", ""), refused.subject());
        assertEquals(Duration.ofSeconds(30), refused.refusal().retryAfter());
        clock.advance(Duration.ofSeconds(30));
        assertInstanceOf(Authentication.Accepted.class, call(limited, ""));
    }

    @Test
    void authenticate_overTheAccountsLimit_isRefusedInBothModesForThatAccountAlone() {
        Authenticator limited = authenticator(TestThrottles.limited(100, 2, clock));
        Account account = stored.active(app, "busy");
        stored.active(app, "quiet");
        people.vouchFor(account.id(), stored.activeUser(account, "user").id());
        assertInstanceOf(Authentication.Accepted.class, call(limited, "busy"));
        assertInstanceOf(Authentication.Accepted.class, login(limited));
        Authentication.Refused refused = assertReason(RejectionReason.ACCOUNT_LIMIT_REACHED, call(limited, "busy"));
        assertEquals(new Subject("application", app, "busy", "", "", ""), refused.subject());
        assertReason(RejectionReason.ACCOUNT_LIMIT_REACHED, login(limited));
        assertInstanceOf(Authentication.Accepted.class, call(limited, "quiet"));
    }

    private Authenticator authenticator(Throttles throttles) {
        return new Authenticator(List.of(applications, people), accounts, users, throttles);
    }

    private Authentication call(Authenticator authenticator, String accountKey) {
        return call(authenticator, accountKey, Condition.NONE);
    }

    private Authentication call(Authenticator authenticator, String accountKey, Condition condition) {
        AuthenticationLevel level =
                accountKey.isEmpty() ? AuthenticationLevel.APPLICATION : AuthenticationLevel.ACCOUNT;
        return authenticator.authenticate(
                TestRequests.application(app, accountKey, ""),
                policy(level, AuthenticationMode.APPLICATION),
                HERE,
                condition);
    }

    private static Authentication login(Authenticator authenticator) {
        return login(authenticator, Condition.NONE);
    }

    private static Authentication login(Authenticator authenticator, Condition condition) {
        return authenticator.authenticate(
                TestRequests.login(), policy(AuthenticationLevel.USER, AuthenticationMode.INDIVIDUAL), HERE, condition);
    }

    private static Authentication.Refused assertReason(RejectionReason reason, Authentication authentication) {
        Authentication.Refused refused = assertInstanceOf(Authentication.Refused.class, authentication);
        assertEquals(reason, refused.refusal().reason());
        return refused;
    }
}
