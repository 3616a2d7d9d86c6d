package io.github.dualauth.core;

import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.AccountName;
import io.github.dualauth.core.directory.User;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.throttle.Attempt;
import io.github.dualauth.core.throttle.Throttles;
import io.github.dualauth.core.throttle.Tried;
import io.github.dualauth.core.token.SignedToken;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Turns a presented credential into a caller, and is the only one that does: finds the verifier, refuses modes that the
 * policy does not take before anything is hashed, makes guessers wait, and looks up the account and user that the policy needs.
 */
public final class Authenticator {

    private static final long MOMENT_NANOS = 100_000_000;

    private final List<CredentialVerifier> verifiers;
    private final AccountDirectory accounts;
    private final UserDirectory users;
    private final Throttles throttles;

    /** Asks {@code verifiers}, of which each kind of credential has at most one. */
    public Authenticator(
            Collection<? extends CredentialVerifier> verifiers,
            AccountDirectory accounts,
            UserDirectory users,
            Throttles throttles) {
        this.verifiers = List.copyOf(verifiers);
        this.accounts = accounts;
        this.users = users;
        this.throttles = throttles;
    }

    /** What a call of an API is decided on. */
    private record Call(PresentedCredential credential, ApiPolicy policy, Condition condition) {}

    /**
     * Decides on a call of an API with {@code policy}, made from the address {@code source}, of a caller who also has to
     * meet {@code condition}.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if it cannot tell now
     */
    public Authentication authenticate(
            PresentedCredential credential, ApiPolicy policy, String source, Condition condition) {
        if (!policy.credentials().contains(credential.kind())) {
            return refused(RejectionReason.CREDENTIAL_NOT_ACCEPTED, Subject.UNKNOWN);
        }
        Call call = new Call(credential, policy, condition);
        for (CredentialVerifier verifier : verifiers) {
            if (verifier.accepts(credential)) {
                if (!policy.modes().contains(verifier.mode())) {
                    return refused(RejectionReason.MODE_NOT_ACCEPTED, Subject.of(verifier.mode()));
                }
                if (!verifier.countsFailures()) {
                    return verified(verifier, call);
                }
                String id = verifier.countedId(credential);
                Tried tried = new Tried(verifier.mode(), id, source, () -> verifier.guessable(credential));
                return throttled(throttles.failures().attempt(tried), verifier, call);
            }
        }
        return refused(
                credential.kind() == CredentialKind.TOKEN
                        ? RejectionReason.TOKEN_ISSUER_UNKNOWN
                        : RejectionReason.MODE_NOT_ACCEPTED,
                Subject.UNKNOWN);
    }

    /** Verifies what may be tried now; of what turns out to be tried too early, nobody is told the outcome. */
    private Authentication throttled(Attempt attempt, CredentialVerifier verifier, Call call) {
        Duration delay = attempt.delay();
        if (delay.isZero()) {
            Authentication authentication = verified(verifier, call);
            delay = delay(attempt, authentication);
            if (delay.isZero()) {
                return authentication;
            }
        }
        return refused(RejectionReason.THROTTLED, delay, Subject.of(verifier.mode()));
    }

    private Authentication verified(CredentialVerifier verifier, Call call) {
        Authentication authentication = vouched(verifier, call);
        if (call.condition() == Condition.NONE || !(authentication instanceof Authentication.Accepted accepted)) {
            return authentication;
        }
        long asked = System.nanoTime();
        Optional<Refusal> fault = call.condition().fault(accepted.caller());
        if (fault.isEmpty()) {
            // Else whoever holds the end of a body back would come in by what was revoked meanwhile.
            return System.nanoTime() - asked > MOMENT_NANOS ? vouched(verifier, call) : authentication;
        }
        if (fault.get().reason().mayBeGuess() && verifier instanceof IndividualVerifier individual) {
            individual.notLetIn(call.credential());
        }
        return new Authentication.Refused(fault.get(), Subject.of(accepted.caller()));
    }

    private Authentication vouched(CredentialVerifier verifier, Call call) {
        if (verifier instanceof ApplicationVerifier application) {
            return application(application, call.credential(), call.policy());
        }
        if (verifier instanceof IndividualVerifier individual) {
            return person(individual, call.credential(), call.policy());
        }
        return verifier instanceof DeviceVerifier device
                ? device(device, call.credential(), call.policy())
                : system((CertificateVerifier) verifier, call.credential(), call.policy());
    }

    private static Duration delay(Attempt attempt, Authentication authentication) {
        if (authentication instanceof Authentication.Refused refused) {
            RejectionReason reason = refused.refusal().reason();
            if (reason.mayBeGuess()) {
                return attempt.failed();
            }
            return switch (reason.kind()) {
                // What was presented was no guess, and lets nobody in; or nobody looked at it.
                case UNAUTHENTICATED, UNAVAILABLE -> Duration.ZERO;
                default -> attempt.succeeded();
            };
        }
        return attempt.succeeded();
    }

    private Authentication application(ApplicationVerifier verifier, PresentedCredential credential, ApiPolicy policy) {
        Verification<VerifiedApplication> verification = verifier.verify(credential);
        if (verification instanceof Verification.Rejected<VerifiedApplication> rejected) {
            return refused(rejected.reason(), Subject.application(rejected.known()));
        }
        VerifiedApplication application = ((Verification.Verified<VerifiedApplication>) verification).identity();
        Subject subject = Subject.application(application.applicationId());
        Duration wait = throttles.calls().application(application.applicationId());
        if (!wait.isZero()) {
            return refused(RejectionReason.APPLICATION_LIMIT_REACHED, wait, subject);
        }
        AccountName name = new AccountName(application.applicationId(), credential.accountId());
        boolean ofAccount = policy.level().needs(AuthenticationLevel.ACCOUNT);
        boolean ofUser = policy.level().needs(AuthenticationLevel.USER);
        if (ofUser && !accounts.remembers(name)) {
            // Who brings the account along.
            Optional<User> ignored = user(name, credential.userId());
        }
        Optional<Account> account = ofAccount ? account(name) : Optional.empty();
        Optional<RejectionReason> fault = ofAccount ? fault(name.key(), account) : Optional.empty();
        Optional<User> user = fault.isEmpty() && ofUser ? user(name, credential.userId()) : Optional.empty();
        if (fault.isEmpty() && ofUser) {
            fault = userFault(credential.userId(), user);
        }
        if (fault.isPresent()) {
            return refused(fault.get(), subject.inAccount(account.map(Account::key)));
        }
        return allowed(
                new ApplicationCaller(
                        verifier, application, new AuthenticatedCaller.Acting(account, user), token(credential)),
                policy);
    }

    private Optional<Account> account(AccountName name) {
        return name.key().isEmpty() ? Optional.empty() : accounts.find(name.applicationId(), name.key());
    }

    private Optional<User> user(AccountName account, String key) {
        return account.key().isEmpty() || key.isEmpty() ? Optional.empty() : users.find(account, key);
    }

    private Authentication person(IndividualVerifier verifier, PresentedCredential credential, ApiPolicy policy) {
        Verification<VerifiedPerson> verification = verifier.verify(credential);
        if (verification instanceof Verification.Rejected<VerifiedPerson> rejected) {
            return refused(rejected.reason(), Subject.login(rejected.known()));
        }
        VerifiedPerson person = ((Verification.Verified<VerifiedPerson>) verification).identity();
        Optional<User> user = users.findById(person.accountId(), person.userId());
        Optional<Account> account = accounts.findById(person.accountId());
        Optional<RejectionReason> fault = fault(account, user);
        if (fault.isPresent()) {
            verifier.notLetIn(credential);
            return refused(fault.get(), Subject.login(person.loginId()));
        }
        return limited(new IndividualCaller(verifier, person, account.get(), user.get()), policy);
    }

    /**
     * Why a person, or an application, who was let in would not be now, if so: for connections on which a credential comes
     * once, and then many calls, and for calls that take long to come.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if it cannot tell now
     */
    public Optional<RejectionReason> fault(AuthenticatedCaller caller) {
        if (!(caller instanceof IndividualCaller individual)) {
            return caller instanceof ApplicationCaller application ? application.fault() : Optional.empty();
        }
        VerifiedPerson person = individual.person();
        if (!individual.isVouchedFor()) {
            return Optional.of(RejectionReason.LOGIN_CHANGED);
        }
        Optional<User> user = users.findById(person.accountId(), person.userId());
        return fault(accounts.findById(person.accountId()), user);
    }

    private static Optional<RejectionReason> fault(Optional<Account> account, Optional<User> user) {
        if (account.filter(Account::active).isEmpty()) {
            return Optional.of(RejectionReason.LOGIN_ACCOUNT_INACTIVE);
        }
        return user.filter(User::active).isPresent()
                ? Optional.empty()
                : Optional.of(RejectionReason.LOGIN_USER_INACTIVE);
    }

    private Authentication device(DeviceVerifier verifier, PresentedCredential credential, ApiPolicy policy) {
        Verification<VerifiedDevice> verification = verifier.verify(credential);
        if (verification instanceof Verification.Rejected<VerifiedDevice> rejected) {
            return refused(rejected.reason(), Subject.device(rejected.known()));
        }
        VerifiedDevice device = ((Verification.Verified<VerifiedDevice>) verification).identity();
        Optional<Account> account = accounts.findById(device.accountId());
        if (account.filter(Account::active).isEmpty()) {
            return refused(RejectionReason.DEVICE_ACCOUNT_INACTIVE, Subject.device(device.deviceId()));
        }
        return limited(new DeviceCaller(device, account.get(), token(credential)), policy);
    }

    private Authentication system(CertificateVerifier verifier, PresentedCredential credential, ApiPolicy policy) {
        Verification<VerifiedSystem> verification = verifier.verify(credential);
        if (verification instanceof Verification.Rejected<VerifiedSystem> rejected) {
            return refused(rejected.reason(), Subject.system());
        }
        VerifiedSystem system = ((Verification.Verified<VerifiedSystem>) verification).identity();
        Optional<Account> account = accounts.findById(system.accountId());
        if (account.filter(Account::active).isEmpty()) {
            return refused(
                    RejectionReason.CERTIFICATE_ACCOUNT_INACTIVE,
                    Subject.system().inAccount(account.map(Account::key)));
        }
        return limited(new SystemCaller(system, account.get()), policy);
    }

    private Authentication limited(AuthenticatedCaller caller, ApiPolicy policy) {
        Duration wait = throttles.calls().application(caller.applicationId());
        return wait.isZero()
                ? allowed(caller, policy)
                : refused(RejectionReason.APPLICATION_LIMIT_REACHED, wait, Subject.of(caller));
    }

    private static Optional<SignedToken> token(PresentedCredential credential) {
        return credential instanceof BearerToken bearer ? Optional.of(bearer.token()) : Optional.empty();
    }

    private Authentication allowed(AuthenticatedCaller caller, ApiPolicy policy) {
        Duration wait = caller.account()
                .map(account -> throttles.calls().account(account.id()))
                .orElse(Duration.ZERO);
        if (!wait.isZero()) {
            return refused(RejectionReason.ACCOUNT_LIMIT_REACHED, wait, Subject.of(caller));
        }
        if (policy.roles().isEmpty() || policy.roles().stream().anyMatch(caller.roles()::contains)) {
            return new Authentication.Accepted(caller);
        }
        return refused(RejectionReason.ROLE_MISSING, Subject.of(caller));
    }

    private static Optional<RejectionReason> fault(String key, Optional<Account> account) {
        if (key.isEmpty()) {
            return Optional.of(RejectionReason.ACCOUNT_NOT_NAMED);
        }
        if (account.isEmpty()) {
            return Optional.of(RejectionReason.ACCOUNT_UNKNOWN);
        }
        return account.get().active() ? Optional.empty() : Optional.of(RejectionReason.ACCOUNT_INACTIVE);
    }

    private static Optional<RejectionReason> userFault(String key, Optional<User> user) {
        if (key.isEmpty()) {
            return Optional.of(RejectionReason.USER_NOT_NAMED);
        }
        if (user.isEmpty()) {
            return Optional.of(RejectionReason.USER_UNKNOWN);
        }
        return user.get().active() ? Optional.empty() : Optional.of(RejectionReason.USER_INACTIVE);
    }

    private static Authentication refused(RejectionReason reason, Subject subject) {
        return new Authentication.Refused(Refusal.of(reason), subject);
    }

    private Authentication refused(RejectionReason reason, Duration delay, Subject subject) {
        return new Authentication.Refused(throttles.refusal(reason, delay), subject);
    }
}
