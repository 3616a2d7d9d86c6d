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

/** Devices act for the account that their site is, and for no user. */
class AuthenticatorDeviceTest {

    private static final ApiPolicy FOR_DEVICES = policy(AuthenticationLevel.ACCOUNT, AuthenticationMode.DEVICE);
    private static final BearerToken TOKEN = TestRequests.token("", "");
    private static final Subject DEVICE = new Subject("device", "", "", "", "", "device");

    private final String app = TestDatabase.uniqueId();
    private final MutableClock clock = MutableClock.stopped();
    private final Database database = TestDatabase.H2.shared(AccountDirectory.SCHEMA);
    private final AccountDirectory accounts = new AccountDirectory(database, TestCaches.LASTING, clock);
    private final UserDirectory users = new UserDirectory(accounts);
    private final TestAccounts stored = new TestAccounts(database, accounts, users);
    private final Account account = stored.active(app, "practice");
    private final Subject known = new Subject("device", app, "practice", "", "", "device");
    private final TestVerifiers.OfDevices devices = new TestVerifiers.OfDevices();
    private final Authenticator open = authenticator(TestThrottles.open());

    @Test
    void authenticate_modeThatThePolicyForbids_isRefused() {
        devices.vouchFor(app, account.id());
        ApiPolicy others = policy(
                AuthenticationLevel.ACCOUNT,
                AuthenticationMode.APPLICATION,
                AuthenticationMode.INDIVIDUAL,
                AuthenticationMode.SYSTEM);
        assertRefused(RejectionReason.MODE_NOT_ACCEPTED, new Subject("device", "", "", "", "", ""), call(open, others));
    }

    @Test
    void authenticate_rejectedDevice_isRefusedWithWhatIsKnown() {
        devices.reject(RejectionReason.TOKEN_SIGNATURE_WRONG, "");
        assertRefused(
                RejectionReason.TOKEN_SIGNATURE_WRONG,
                new Subject("device", "", "", "", "", ""),
                call(open, FOR_DEVICES));
        devices.reject(RejectionReason.DEVICE_REVOKED, "device");
        assertRefused(RejectionReason.DEVICE_REVOKED, DEVICE, call(open, FOR_DEVICES));
    }

    @Test
    void authenticate_deviceWhoseAccountIsInactiveOrGone_isRefused() {
        devices.vouchFor(app, stored.inactive(app, "closed").id());
        assertRefused(RejectionReason.DEVICE_ACCOUNT_INACTIVE, DEVICE, call(open, FOR_DEVICES));
        devices.vouchFor(app, "gone");
        assertRefused(RejectionReason.DEVICE_ACCOUNT_INACTIVE, DEVICE, call(open, FOR_DEVICES));
    }

    @Test
    void authenticate_deviceWhereARoleIsNeeded_isRefused() {
        devices.vouchFor(app, account.id());
        assertRefused(RejectionReason.ROLE_MISSING, known, call(open, forRoles(FOR_DEVICES, "administrator")));
    }

    @Test
    void authenticate_conditionThatTheDeviceDoesNotMeet_isRefusedAsThatDevice() {
        devices.vouchFor(app, account.id());
        assertRefused(
                RejectionReason.BODY_INCOMPLETE,
                known,
                open.authenticate(
                        TOKEN,
                        FOR_DEVICES,
                        "192.0.2.1",
                        caller -> Optional.of(Refusal.of(RejectionReason.BODY_INCOMPLETE))));
    }

    @Test
    void authenticate_overTheLimitOfTheDevicesApplication_isRefusedUntilItRefills() {
        devices.vouchFor(app, account.id());
        Authenticator limited = authenticator(TestThrottles.limited(1, 100, clock));
        assertInstanceOf(Authentication.Accepted.class, call(limited, FOR_DEVICES));
        clock.advance(Duration.ofSeconds(59));
        assertRefused(
                Refusal.until(RejectionReason.APPLICATION_LIMIT_REACHED, Duration.ofSeconds(1)),
                known,
                call(limited, FOR_DEVICES));
        clock.advance(Duration.ofSeconds(1));
        assertInstanceOf(Authentication.Accepted.class, call(limited, FOR_DEVICES));
    }

    @Test
    void authenticate_overTheLimitOfTheDevicesAccount_isRefused() {
        devices.vouchFor(app, account.id());
        Authenticator limited = authenticator(TestThrottles.limited(100, 1, clock));
        assertInstanceOf(Authentication.Accepted.class, call(limited, FOR_DEVICES));
        assertRefused(
                Refusal.until(RejectionReason.ACCOUNT_LIMIT_REACHED, Duration.ofMinutes(1)),
                known,
                call(limited, FOR_DEVICES));
    }

    @Test
    void authenticate_tokenOfAnotherDevice_countsLikeAWrongPassword() {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        devices.reject(RejectionReason.DEVICE_TOKEN_STOLEN, "device");
        assertRefused(RejectionReason.DEVICE_TOKEN_STOLEN, DEVICE, call(strict, FOR_DEVICES));
        assertRefused(RejectionReason.DEVICE_TOKEN_STOLEN, DEVICE, call(strict, FOR_DEVICES));
        assertRefused(
                Refusal.until(RejectionReason.THROTTLED, Duration.ofSeconds(1)),
                new Subject("device", "", "", "", "", ""),
                call(strict, FOR_DEVICES));
    }

    /** It sends its token for as long as nobody tells it, and must not hold up its neighbours. */
    @Test
    void authenticate_deviceThatWasRevoked_countsNothing() {
        Authenticator strict = authenticator(TestThrottles.strict(clock));
        devices.reject(RejectionReason.DEVICE_REVOKED, "device");
        for (int i = 0; i < 5; i++) {
            assertRefused(RejectionReason.DEVICE_REVOKED, DEVICE, call(strict, FOR_DEVICES));
        }
    }

    @Test
    void authenticate_device_hasTheAccountOfItsSiteAndNoUser() {
        DeviceCaller caller = accepted();
        assertEquals("device", caller.getName());
        assertEquals("site", caller.siteId());
        assertEquals(AuthenticationMode.DEVICE, caller.mode());
        assertEquals(app, caller.applicationId());
        assertEquals(Optional.of(account), caller.account());
        assertEquals(Optional.empty(), caller.user());
        assertEquals(Set.of(), caller.roles());
        assertEquals(Optional.of(TOKEN.token()), caller.token());
        assertEquals(known, Subject.of(caller));
    }

    @Test
    void fault_ofADevice_isNothing() {
        assertEquals(Optional.empty(), open.fault(accepted()));
    }

    private DeviceCaller accepted() {
        devices.vouchFor(app, account.id());
        Authentication.Accepted accepted = assertInstanceOf(Authentication.Accepted.class, call(open, FOR_DEVICES));
        return assertInstanceOf(DeviceCaller.class, accepted.caller());
    }

    private Authenticator authenticator(Throttles throttles) {
        return new Authenticator(List.of(devices), accounts, users, throttles);
    }

    private static Authentication call(Authenticator authenticator, ApiPolicy policy) {
        return TestRequests.authenticate(authenticator, TOKEN, policy);
    }

    private static void assertRefused(RejectionReason reason, Subject subject, Authentication authentication) {
        assertRefused(Refusal.of(reason), subject, authentication);
    }

    private static void assertRefused(Refusal refusal, Subject subject, Authentication authentication) {
        assertEquals(new Authentication.Refused(refusal, subject), authentication);
    }
}
