package io.github.dualauth.core;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.AuthenticationMode.INDIVIDUAL;
import static io.github.dualauth.core.TestRequests.authenticate;
import static io.github.dualauth.core.TestRequests.forRoles;
import static io.github.dualauth.core.TestRequests.login;
import static io.github.dualauth.core.TestRequests.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.User;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestAccounts;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {

    private static final ApiPolicy FOR_APPLICATIONS = policy(AuthenticationLevel.APPLICATION, APPLICATION);
    private static final String APP = TestDatabase.uniqueId();

    private final Database database = TestDatabase.H2.shared(AccountDirectory.SCHEMA);
    private final AccountDirectory accounts =
            new AccountDirectory(database, TestCaches.LASTING, MutableClock.stopped());
    private final UserDirectory users = new UserDirectory(accounts);
    private final TestAccounts stored = new TestAccounts(database, accounts, users);
    private final Account account = stored.active(APP, "account");
    private final User user = stored.activeUser(account, "user");
    private final TestVerifiers.OfApplications applications = new TestVerifiers.OfApplications();
    private final TestVerifiers.OfPeople people = new TestVerifiers.OfPeople();
    private final Authenticator authenticator = asking(applications, people);

    @Test
    void authenticate_modeThatThePolicyForbids_isRefusedBeforeAnythingIsVerified() {
        assertRefused(
                RejectionReason.MODE_NOT_ACCEPTED,
                new Subject("application", "", "", "", "", ""),
                authenticate(
                        authenticator, credential("account", "user"), policy(AuthenticationLevel.USER, INDIVIDUAL)));
        assertRefused(
                RejectionReason.MODE_NOT_ACCEPTED,
                new Subject("individual", "", "", "", "", ""),
                authenticate(authenticator, login(), policy(AuthenticationLevel.USER, APPLICATION)));
        assertEquals(0, applications.calls() + people.calls());
    }

    @Test
    void authenticate_credentialWithoutVerifier_isRefused() {
        Authenticator alone = asking(people);
        assertRefused(
                RejectionReason.MODE_NOT_ACCEPTED,
                Subject.UNKNOWN,
                authenticate(
                        alone, credential("", ""), policy(AuthenticationLevel.APPLICATION, APPLICATION, INDIVIDUAL)));
    }

    @Test
    void authenticate_rejectedApplication_isRefusedWithWhatIsKnown() {
        applications.reject(RejectionReason.APPLICATION_UNKNOWN, "");
        assertApplicationRefused(
                RejectionReason.APPLICATION_UNKNOWN, new Subject("application", "", "", "", "", ""), "account", "user");
        applications.reject(RejectionReason.APPLICATION_PASSWORD_WRONG, APP);
        assertApplicationRefused(RejectionReason.APPLICATION_PASSWORD_WRONG, inAccount(""), "account", "user");
    }

    @Test
    void authenticate_noAccountNamed_isRefused() {
        assertApplicationRefused(RejectionReason.ACCOUNT_NOT_NAMED, inAccount(""), "", "user");
    }

    @Test
    void authenticate_unknownAccount_isRefusedWithoutTheKey() {
        assertApplicationRefused(RejectionReason.ACCOUNT_UNKNOWN, inAccount(""), "nowhere", "user");
    }

    @Test
    void authenticate_accountOfAnotherApplication_isRefused() {
        stored.active(TestDatabase.uniqueId(), "theirs");
        assertApplicationRefused(RejectionReason.ACCOUNT_UNKNOWN, inAccount(""), "theirs", "user");
    }

    @Test
    void authenticate_inactiveAccount_isRefused() {
        stored.inactive(APP, "closed");
        assertApplicationRefused(RejectionReason.ACCOUNT_INACTIVE, inAccount("closed"), "closed", "user");
    }

    @Test
    void authenticate_noUserNamed_isRefused() {
        assertApplicationRefused(RejectionReason.USER_NOT_NAMED, inAccount("account"), "account", "");
    }

    @Test
    void authenticate_unknownUser_isRefusedWithoutTheKey() {
        assertApplicationRefused(RejectionReason.USER_UNKNOWN, inAccount("account"), "account", "nobody");
    }

    @Test
    void authenticate_userOfAnotherAccount_isRefused() {
        stored.activeUser(stored.active(APP, "other"), "theirs");
        assertApplicationRefused(RejectionReason.USER_UNKNOWN, inAccount("account"), "account", "theirs");
    }

    @Test
    void authenticate_inactiveUser_isRefused() {
        stored.inactiveUser(account, "left");
        assertApplicationRefused(RejectionReason.USER_INACTIVE, inAccount("account"), "account", "left");
    }

    @Test
    void authenticate_missingRole_isRefused() {
        ApiPolicy policy = forRoles(FOR_APPLICATIONS, "administrator", "auditor");
        assertRefused(
                RejectionReason.ROLE_MISSING, inAccount(""), authenticate(authenticator, credential("", ""), policy));
    }

    @Test
    void authenticate_personWhereARoleIsNeeded_isRefused() {
        people.vouchFor(account.id(), user.id());
        ApiPolicy policy = forRoles(policy(AuthenticationLevel.USER, INDIVIDUAL), "administrator");
        assertRefused(
                RejectionReason.ROLE_MISSING,
                new Subject("individual", APP, "account", "user", "Login", ""),
                authenticate(authenticator, login(), policy));
    }

    @Test
    void authenticate_rejectedPerson_isRefusedWithWhatIsKnown() {
        people.reject(RejectionReason.LOGIN_UNKNOWN, "");
        assertPersonRefused(RejectionReason.LOGIN_UNKNOWN, "");
        people.reject(RejectionReason.LOGIN_PASSWORD_WRONG, "Login");
        assertPersonRefused(RejectionReason.LOGIN_PASSWORD_WRONG, "Login");
    }

    @Test
    void authenticate_personWhoseAccountIsInactiveOrGone_isRefused() {
        Account closed = stored.inactive(APP, "closed-too");
        people.vouchFor(closed.id(), stored.activeUser(closed, "user").id());
        assertPersonRefused(RejectionReason.LOGIN_ACCOUNT_INACTIVE, "Login");
        people.vouchFor("gone", user.id());
        assertPersonRefused(RejectionReason.LOGIN_ACCOUNT_INACTIVE, "Login");
    }

    @Test
    void authenticate_personWhoseUserIsInactiveOrGone_isRefused() {
        people.vouchFor(account.id(), stored.inactiveUser(account, "left-too").id());
        assertPersonRefused(RejectionReason.LOGIN_USER_INACTIVE, "Login");
        people.vouchFor(account.id(), "gone");
        assertPersonRefused(RejectionReason.LOGIN_USER_INACTIVE, "Login");
    }

    @Test
    void authenticate_personWhoseUserIsInAnotherAccount_isRefused() {
        Account other = stored.active(APP, "other-account");
        people.vouchFor(other.id(), user.id());
        assertPersonRefused(RejectionReason.LOGIN_USER_INACTIVE, "Login");
    }

    @Test
    void authenticate_verifierThatCannotTell_isNoRefusal() {
        applications.fail(new DependencyUnavailableException("down", null));
        assertThrows(
                DependencyUnavailableException.class,
                () -> authenticate(authenticator, credential("", ""), FOR_APPLICATIONS));
    }

    @Test
    void authenticate_levelApplication_looksAtNoAccount() {
        ApplicationCaller caller = (ApplicationCaller)
                accepted(authenticate(authenticator, credential("nowhere", "nobody"), FOR_APPLICATIONS));
        assertEquals(APP, caller.getName());
        assertEquals(Optional.empty(), caller.account());
        assertEquals(Optional.empty(), caller.user());
    }

    @Test
    void authenticate_levelAccount_looksAtNoUser() {
        AuthenticatedCaller caller = accepted(authenticate(
                authenticator, credential("account", "nobody"), policy(AuthenticationLevel.ACCOUNT, APPLICATION)));
        assertEquals(Optional.of(account), caller.account());
        assertEquals(Optional.empty(), caller.user());
    }

    @Test
    void authenticate_levelUser_findsBoth() {
        AuthenticatedCaller caller = accepted(authenticate(
                authenticator,
                credential("account", "user"),
                policy(AuthenticationLevel.USER, APPLICATION, INDIVIDUAL)));
        assertInstanceOf(ApplicationCaller.class, caller);
        assertEquals(APPLICATION, caller.mode());
        assertEquals(APP, caller.applicationId());
        assertEquals(Optional.of(account), caller.account());
        assertEquals(Optional.of(user), caller.user());
        assertEquals(Set.of("clerk"), caller.roles());
    }

    @Test
    void authenticate_oneOfTheRoles_isEnough() {
        ApiPolicy policy = forRoles(FOR_APPLICATIONS, "administrator", "clerk");
        accepted(authenticate(authenticator, credential("", ""), policy));
    }

    @Test
    void authenticate_person_hasAccountAndUserAtEveryLevel() {
        people.vouchFor(account.id(), user.id());
        for (AuthenticationLevel level :
                List.of(AuthenticationLevel.APPLICATION, AuthenticationLevel.ACCOUNT, AuthenticationLevel.USER)) {
            AuthenticatedCaller caller =
                    accepted(authenticate(authenticator, login(), policy(level, INDIVIDUAL, APPLICATION)));
            assertInstanceOf(IndividualCaller.class, caller);
            assertEquals("Login", caller.getName());
            assertEquals(INDIVIDUAL, caller.mode());
            assertEquals(APP, caller.applicationId());
            assertEquals(Optional.of(account), caller.account());
            assertEquals(Optional.of(user), caller.user());
            assertEquals(Set.of(), caller.roles());
        }
    }

    @Test
    void fault_ofSomebodyWhoWasLetIn_isWhatHasChangedSince() {
        people.vouchFor(account.id(), user.id());
        IndividualCaller caller = (IndividualCaller)
                accepted(authenticate(authenticator, login(), policy(AuthenticationLevel.USER, INDIVIDUAL)));
        assertEquals(Optional.empty(), authenticator.fault(caller));
        people.reject(RejectionReason.LOGIN_PASSWORD_WRONG, "Login");
        assertEquals(Optional.of(RejectionReason.LOGIN_CHANGED), authenticator.fault(caller));
    }

    @Test
    void caller_serialised_isRefused() {
        AuthenticatedCaller caller = accepted(authenticate(
                authenticator, credential("account", "user"), policy(AuthenticationLevel.USER, APPLICATION)));
        assertThrows(
                NotSerializableException.class,
                () -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(caller));
    }

    private void assertApplicationRefused(RejectionReason reason, Subject subject, String accountId, String userId) {
        assertRefused(
                reason,
                subject,
                authenticate(
                        authenticator, credential(accountId, userId), policy(AuthenticationLevel.USER, APPLICATION)));
    }

    private void assertPersonRefused(RejectionReason reason, String known) {
        assertRefused(
                reason,
                new Subject("individual", "", "", "", known, ""),
                authenticate(authenticator, login(), policy(AuthenticationLevel.USER, INDIVIDUAL)));
    }

    private Authenticator asking(CredentialVerifier... verifiers) {
        return new Authenticator(List.of(verifiers), accounts, users, TestThrottles.open());
    }

    private static void assertRefused(RejectionReason reason, Subject subject, Authentication authentication) {
        assertEquals(new Authentication.Refused(Refusal.of(reason), subject), authentication);
    }

    private static AuthenticatedCaller accepted(Authentication authentication) {
        assertTrue(authentication instanceof Authentication.Accepted, authentication::toString);
        return ((Authentication.Accepted) authentication).caller();
    }

    private static Subject inAccount(String key) {
        return new Subject("application", APP, key, "", "", "");
    }

    private static PresentedCredential credential(String accountId, String userId) {
        return TestRequests.application(APP, accountId, userId);
    }
}
