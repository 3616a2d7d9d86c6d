package io.github.dualauth.core;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.AuthenticationMode.INDIVIDUAL;
import static io.github.dualauth.core.TestRequests.authenticate;
import static io.github.dualauth.core.TestRequests.login;
import static io.github.dualauth.core.TestRequests.policy;
import static io.github.dualauth.core.TestRequests.taking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kind of verifier decides the mode. */
class AuthenticatorModeTest {

    private static final ApiPolicy FOR_APPLICATIONS = policy(AuthenticationLevel.APPLICATION, APPLICATION);

    private final Database database = TestDatabase.H2.shared(AccountDirectory.SCHEMA);

    @Test
    void authenticate_loginVouchedForAsApplication_isInApplicationMode() {
        Authenticator odd = asking(new TestVerifiers.OfLoginsAsApplications());
        assertRefused(
                RejectionReason.MODE_NOT_ACCEPTED,
                new Subject("application", "", "", "", "", ""),
                authenticate(odd, login(), policy(AuthenticationLevel.APPLICATION, INDIVIDUAL)));
        assertRefused(
                RejectionReason.ACCOUNT_NOT_NAMED,
                new Subject("application", "machine", "", "", "", ""),
                authenticate(odd, login(), policy(AuthenticationLevel.ACCOUNT, APPLICATION)));
        Authentication.Accepted accepted =
                assertInstanceOf(Authentication.Accepted.class, authenticate(odd, login(), FOR_APPLICATIONS));
        assertEquals(APPLICATION, accepted.caller().mode());
    }

    /** Whoever has a verifier of its own is none the better for it: the API decides what it takes. */
    @Test
    void authenticate_kindOfCredentialThatThePolicyDoesNotTake_isRefusedBeforeAnythingIsVerified() {
        TestVerifiers.OfApplications applications = new TestVerifiers.OfApplications();
        assertRefused(
                RejectionReason.CREDENTIAL_NOT_ACCEPTED,
                Subject.UNKNOWN,
                authenticate(
                        asking(applications),
                        TestRequests.application("app", "", ""),
                        taking(FOR_APPLICATIONS, CredentialKind.TOKEN, CredentialKind.API_KEY)));
        assertEquals(0, applications.calls());
        assertInstanceOf(
                Authentication.Accepted.class,
                authenticate(
                        asking(applications),
                        TestRequests.application("app", "", ""),
                        taking(FOR_APPLICATIONS, CredentialKind.PASSWORD)));
    }

    @Test
    void authenticate_tokenWithoutVerifier_isOfAnUnknownIssuer() {
        assertRefused(
                RejectionReason.TOKEN_ISSUER_UNKNOWN,
                Subject.UNKNOWN,
                authenticate(asking(new TestVerifiers.OfPeople()), TestRequests.token("", ""), FOR_APPLICATIONS));
    }

    private Authenticator asking(CredentialVerifier... verifiers) {
        AccountDirectory accounts = new AccountDirectory(database, TestCaches.LASTING, MutableClock.stopped());
        return new Authenticator(List.of(verifiers), accounts, new UserDirectory(accounts), TestThrottles.open());
    }

    private static void assertRefused(RejectionReason reason, Subject subject, Authentication authentication) {
        assertEquals(new Authentication.Refused(Refusal.of(reason), subject), authentication);
    }
}
