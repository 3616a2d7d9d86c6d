package io.github.dualauth.edge.smtp.gate;

import io.github.dualauth.core.Authentication;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.IndividualCaller;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.decision.Decisions;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.NoFields;
import io.github.dualauth.core.throttle.CallerLimits;
import io.github.dualauth.edge.address.DirectAddresses;
import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.certificate.CertificateTrust;
import io.github.dualauth.edge.certificate.ClientCertificates;
import io.github.dualauth.edge.certificate.MappedCertificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets people in by login ID and password and a certificate of the same account. A right password with another certificate
 * counts as a guess and looks like one: else whoever has any certificate could try passwords of all accounts.
 */
public final class AccountGate implements SubmissionGate {

    private static final String SUBMISSION = "smtp-submission";
    private static final String MESSAGE = "smtp-message";

    /** What a login is decided by; configuration may narrow it. */
    public static final ApiPolicy POLICY = new ApiPolicy(
            SUBMISSION,
            Set.of(AuthenticationMode.INDIVIDUAL),
            Set.of(CredentialKind.PASSWORD),
            AuthenticationLevel.USER,
            Set.of(),
            (refusal, policy) -> {
                throw new UnsupportedOperationException("SMTP tells refusals by itself");
            },
            new NoFields());

    private final Decisions decisions;
    private final ApiPolicy policy;
    private final Directories directories;
    private final CertificateTrust trust;
    private final CallerLimits limits;

    public AccountGate(Deciding deciding, Directories directories, CertificateTrust trust, CallerLimits limits) {
        this.decisions = deciding.decisions();
        this.policy = deciding.policy();
        this.directories = directories;
        this.trust = trust;
        this.limits = limits;
    }

    /** Who decides, and by what. */
    public record Deciding(Decisions decisions, ApiPolicy policy) {}

    /** What is looked up. */
    public record Directories(DirectAddresses addresses, ClientCertificates certificates) {}

    private record Caller(IndividualCaller caller, String applicationId, String accountId, String userId)
            implements Sender {}

    @Override
    public Login login(LoginCredential credential, List<X509Certificate> chain, Contact contact) {
        Authentication authentication = decisions.decide(
                credential,
                policy,
                origin(SUBMISSION, contact),
                caller -> certificateFault(caller.account().orElseThrow().id(), chain)
                        .map(Refusal::of));
        if (authentication instanceof Authentication.Refused refused) {
            return new Denied(refused.refusal());
        }
        // No other mode is in the policy, however it was narrowed.
        IndividualCaller caller = (IndividualCaller) ((Authentication.Accepted) authentication).caller();
        return new Allowed(new Caller(
                caller,
                caller.applicationId(),
                caller.account().orElseThrow().id(),
                caller.user().orElseThrow().id()));
    }

    private Optional<RejectionReason> certificateFault(String accountId, List<X509Certificate> chain) {
        if (trust.fault(chain.toArray(X509Certificate[]::new)).isPresent()) {
            return Optional.of(RejectionReason.CERTIFICATE_UNTRUSTED);
        }
        Optional<MappedCertificate> mapped = directories.certificates().find(chain.get(0));
        if (mapped.isEmpty()) {
            return Optional.of(RejectionReason.CERTIFICATE_UNKNOWN);
        }
        if (!mapped.get().accountId().equals(accountId)) {
            return Optional.of(RejectionReason.LOGIN_CERTIFICATE_MISMATCH);
        }
        return mapped.get().revoked() ? Optional.of(RejectionReason.CERTIFICATE_REVOKED) : Optional.empty();
    }

    @Override
    public Optional<RejectionReason> fault(Sender sender, List<X509Certificate> chain) {
        Optional<RejectionReason> fault = decisions.fault(((Caller) sender).caller());
        return fault.isPresent() ? fault : certificateFault(sender.accountId(), chain);
    }

    @Override
    public boolean canRecord() {
        return decisions.canRecord();
    }

    @Override
    public boolean hasRoom(Sender sender) {
        return limits.account(sender.accountId()).isZero();
    }

    @Override
    public boolean owns(Sender sender, MailAddress address) {
        return directories.addresses().owns(sender.accountId(), sender.userId(), address);
    }

    @Override
    public Optional<Refusal> accept(Sender sender, Contact contact) {
        Authentication authentication = decisions.accept(((Caller) sender).caller(), origin(MESSAGE, contact));
        return authentication instanceof Authentication.Refused refused
                ? Optional.of(refused.refusal())
                : Optional.empty();
    }

    @Override
    public void refuse(RejectionReason reason, Sender sender, Contact contact) {
        Authentication ignored =
                decisions.refuse(Refusal.of(reason), Subject.of(((Caller) sender).caller()), origin(MESSAGE, contact));
    }

    @Override
    public void refuse(RejectionReason reason, Contact contact) {
        Authentication ignored = decisions.refuse(Refusal.of(reason), Subject.UNKNOWN, origin(SUBMISSION, contact));
    }

    private static RequestOrigin origin(String api, Contact contact) {
        return new RequestOrigin(api, contact.source(), contact.requestId());
    }
}
