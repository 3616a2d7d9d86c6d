package io.github.dualauth.core;

import static io.github.dualauth.core.TestRequests.forRoles;
import static io.github.dualauth.core.TestRequests.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestAccounts;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.throttle.Throttles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Systems act for the account that their certificate is registered for, and for no user. */
class AuthenticatorSystemTest {

    private static final ApiPolicy FOR_SYSTEMS = policy(AuthenticationLevel.ACCOUNT, AuthenticationMode.SYSTEM);
    private static final Subject SYSTEM = new Subject("system", "", "", "", "", "");

    private final String app = TestDatabase.uniqueId();
    private final MutableClock clock = MutableClock.stopped();
    private final Database database = TestDatabase.H2.shared(AccountDirectory.SCHEMA);
    private final AccountDirectory accounts = new AccountDirectory(database, TestCaches.LASTING, clock);
    private final UserDirectory users = new UserDirectory(accounts);
    private final TestAccounts stored = new TestAccounts(database, accounts, users);
    private final Account account = stored.active(app, "practice");
    private final Subject known = new Subject("system", app, "practice", "", "", "");
    private final TestVerifiers.OfSystems systems = new TestVerifiers.OfSystems();
    private final Authenticator open = authenticator(TestThrottles.open());

    @Test
    void authenticate_modeThatThePolicyForbids_isRefused() {
        systems.vouchFor(account.id());
        ApiPolicy others = policy(
                AuthenticationLevel.ACCOUNT,
                AuthenticationMode.APPLICATION,
                AuthenticationMode.INDIVIDUAL,
                AuthenticationMode.DEVICE);
        assertRefused(RejectionReason.MODE_NOT_ACCEPTED, SYSTEM, call(open, others));
    }

    @Test
    void authenticate_systemWhoseAccountIsInactive_isRefusedWithTheAccount() {
        systems.vouchFor(stored.inactive(app, "closed").id());
        assertRefused(
                RejectionReason.CERTIFICATE_ACCOUNT_INACTIVE,
                new Subject("system", "", "closed", "", "", ""),
                call(open, FOR_SYSTEMS));
    }

    @Test
    void authenticate_systemWhoseAccountIsGone_isRefused() {
        systems.vouchFor("gone");
        assertRefused(RejectionReason.CERTIFICATE_ACCOUNT_INACTIVE, SYSTEM, call(open, FOR_SYSTEMS));
    }

    @Test
    void authenticate_systemWhereARoleIsNeeded_isRefused() {
        systems.vouchFor(account.id());
        assertRefused(RejectionReason.ROLE_MISSING, known, call(open, forRoles(FOR_SYSTEMS, "administrator")));
    }

    @Test
    void authenticate_overTheLimitOfTheAccountsApplication_isRefused() {
        systems.vouchFor(account.id());
        Authenticator limited = authenticator(TestThrottles.limited(1, 100, clock));
        assertInstanceOf(Authentication.Accepted.class, call(limited, FOR_SYSTEMS));
        assertEquals(
                new Authentication.Refused(
                        Refusal.until(RejectionReason.APPLICATION_LIMIT_REACHED, Duration.ofMinutes(1)), known),
                call(limited, FOR_SYSTEMS));
    }

    /** Nobody guesses a private key, and everybody behind one address would wait. */
    @Test
    void authenticate_rejectedSystem_isRefusedHoweverOftenAndNeverThrottled() {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        systems.reject(RejectionReason.CERTIFICATE_UNKNOWN);
        for (int i = 0; i < 5; i++) {
            assertRefused(RejectionReason.CERTIFICATE_UNKNOWN, SYSTEM, call(strict, FOR_SYSTEMS));
        }
        systems.vouchFor(account.id());
        assertInstanceOf(Authentication.Accepted.class, call(strict, FOR_SYSTEMS));
    }

    @Test
    void authenticate_system_hasTheAccountOfItsCertificateAndNoUser() {
        SystemCaller caller = accepted();
        assertEquals("certificate", caller.getName());
        assertEquals(AuthenticationMode.SYSTEM, caller.mode());
        assertEquals(app, caller.applicationId());
        assertEquals(Optional.of(account), caller.account());
        assertEquals(Optional.empty(), caller.user());
        assertEquals(Set.of(), caller.roles());
        assertEquals(Optional.empty(), caller.token());
        assertEquals(known, Subject.of(caller));
    }

    @Test
    void fault_ofASystem_isNothing() {
        assertEquals(Optional.empty(), open.fault(accepted()));
    }

    private SystemCaller accepted() {
        systems.vouchFor(account.id());
        Authentication.Accepted accepted = assertInstanceOf(Authentication.Accepted.class, call(open, FOR_SYSTEMS));
        return assertInstanceOf(SystemCaller.class, accepted.caller());
    }

    private Authenticator authenticator(Throttles throttles) {
        return new Authenticator(List.of(systems), accounts, users, throttles);
    }

    private static Authentication call(Authenticator authenticator, ApiPolicy policy) {
        return TestRequests.authenticate(authenticator, TestRequests.certificate(), policy);
    }

    private static void assertRefused(RejectionReason reason, Subject subject, Authentication authentication) {
        assertEquals(new Authentication.Refused(Refusal.of(reason), subject), authentication);
    }
}
