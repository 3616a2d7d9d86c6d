package io.github.dualauth.core;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
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
import io.github.dualauth.core.testing.TroubledDataSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a call of an application asks the database for. */
class AuthenticatorMemoryTest {

    private static final String APP = "app";

    private final TroubledDataSource counted = new TroubledDataSource(TestDatabase.H2.empty());
    private final Database database = Database.open(counted.dataSource(), List.of(AccountDirectory.SCHEMA));
    private final AccountDirectory accounts =
            new AccountDirectory(database, TestCaches.LASTING, MutableClock.stopped());
    private final UserDirectory users = new UserDirectory(accounts);
    private final TestAccounts stored = new TestAccounts(database, accounts, users);

    @Test
    void authenticate_nothingRemembered_asksOnce() {
        Account account = stored.active(APP, "practice");
        stored.activeUser(account, "anna");
        int before = counted.connections();
        assertInstanceOf(Authentication.Accepted.class, authenticate("practice", "anna"));
        assertInstanceOf(Authentication.Accepted.class, authenticate("practice", "anna"));
        assertEquals(1, counted.connections() - before);
    }

    /** Else whoever goes on to call for a practice that was closed would have a question asked for each user. */
    @Test
    void authenticate_accountRememberedAsRefused_asksNothingMore() {
        stored.inactive(APP, "closed");
        assertRefused(RejectionReason.ACCOUNT_INACTIVE, "closed", "anna");
        assertRefused(RejectionReason.ACCOUNT_UNKNOWN, "none", "anna");
        counted.down(true);
        assertRefused(RejectionReason.ACCOUNT_INACTIVE, "closed", "bert");
        assertRefused(RejectionReason.ACCOUNT_UNKNOWN, "none", "bert");
    }

    private void assertRefused(RejectionReason reason, String account, String user) {
        Authentication.Refused refused = assertInstanceOf(Authentication.Refused.class, authenticate(account, user));
        assertEquals(reason, refused.refusal().reason());
    }

    private Authentication authenticate(String account, String user) {
        Authenticator authenticator =
                new Authenticator(List.of(new TestVerifiers.OfApplications()), accounts, users, TestThrottles.open());
        return TestRequests.authenticate(
                authenticator,
                TestRequests.application(APP, account, user),
                TestRequests.policy(AuthenticationLevel.USER, APPLICATION));
    }
}
