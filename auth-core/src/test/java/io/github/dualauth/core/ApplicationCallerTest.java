package io.github.dualauth.core;

import static io.github.dualauth.core.TestRequests.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestAccounts;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an application is known by, and whether it still would be. */
class ApplicationCallerTest {

    private final Database database = TestDatabase.H2.shared(AccountDirectory.SCHEMA);
    private final AccountDirectory accounts =
            new AccountDirectory(database, TestCaches.LASTING, MutableClock.stopped());
    private final UserDirectory users = new UserDirectory(accounts);
    private final TestVerifiers.OfApplications applications = new TestVerifiers.OfApplications();
    private final Authenticator authenticator =
            new Authenticator(List.of(applications), accounts, users, TestThrottles.open());

    @Test
    void fault_credentialThatWasRevokedMeanwhile_isTheReason() {
        ApplicationCaller caller = accepted(TestRequests.application("app", "", ""), AuthenticationLevel.APPLICATION);
        assertEquals(Optional.empty(), authenticator.fault(caller));
        applications.reject(RejectionReason.APPLICATION_PASSWORD_REVOKED, "app");
        assertEquals(Optional.of(RejectionReason.APPLICATION_PASSWORD_REVOKED), authenticator.fault(caller));
    }

    @Test
    void fault_verifierThatDoesNotKnow_isNothing() {
        Authenticator odd = new Authenticator(
                List.of(new TestVerifiers.OfLoginsAsApplications()), accounts, users, TestThrottles.open());
        Authentication.Accepted accepted = assertInstanceOf(
                Authentication.Accepted.class,
                TestRequests.authenticate(
                        odd,
                        TestRequests.login(),
                        policy(AuthenticationLevel.APPLICATION, AuthenticationMode.APPLICATION)));
        assertEquals(Optional.empty(), odd.fault(accepted.caller()));
    }

    @Test
    void credential_password_isWhatItsVerifierSaysAndThereIsNoToken() {
        ApplicationCaller caller = accepted(TestRequests.application("app", "", ""), AuthenticationLevel.APPLICATION);
        assertEquals("password-1", caller.credential());
        assertEquals(Optional.empty(), caller.token());
    }

    @Test
    void token_bearer_isTheOneThatCame() {
        BearerToken bearer = TestRequests.token("", "");
        ApplicationCaller caller = accepted(bearer, AuthenticationLevel.APPLICATION);
        assertEquals(Optional.of(bearer.token()), caller.token());
        assertEquals("client", caller.getName());
    }

    @Test
    void account_bearerThatNamesOne_isThatOfTheTokensApplication() {
        TestAccounts stored = new TestAccounts(database, accounts, users);
        Account account = stored.active("client", TestDatabase.uniqueId());
        ApplicationCaller caller = accepted(TestRequests.token(account.key(), ""), AuthenticationLevel.ACCOUNT);
        assertEquals(Optional.of(account), caller.account());
        assertEquals(new Subject("application", "client", account.key(), "", "", ""), Subject.of(caller));
    }

    private ApplicationCaller accepted(PresentedCredential credential, AuthenticationLevel level) {
        Authentication.Accepted accepted = assertInstanceOf(
                Authentication.Accepted.class,
                TestRequests.authenticate(authenticator, credential, policy(level, AuthenticationMode.APPLICATION)));
        return assertInstanceOf(ApplicationCaller.class, accepted.caller());
    }
}
