package io.github.dualauth.application;

import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.ApplicationVerifier;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Vouches for an application that knows one of its live passwords. */
public final class ApplicationPasswordVerifier implements ApplicationVerifier {

    private final ApplicationRegistry registry;
    private final KeyRing keys;
    private final Clock clock;

    /** Looks applications up in {@code registry}. */
    public ApplicationPasswordVerifier(ApplicationRegistry registry, KeyRing keys, Clock clock) {
        this.registry = registry;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof ApplicationCredential;
    }

    @Override
    public String countedId(PresentedCredential credential) {
        return ((ApplicationCredential) credential).applicationId();
    }

    @Override
    public boolean guessable(PresentedCredential credential) {
        return !ApplicationPassword.made(credential.secret());
    }

    @Override
    public Verification<VerifiedApplication> verify(PresentedCredential credential) {
        ApplicationCredential presented = (ApplicationCredential) credential;
        Optional<RegisteredApplication> registered = registry.registered(presented.applicationId());
        RejectionReason fault =
                fault(registered.map(RegisteredApplication::passwords).orElse(List.of()), presented.secret());
        if (registered.isEmpty()) {
            return new Verification.Rejected<>(RejectionReason.APPLICATION_UNKNOWN, "");
        }
        Application application = registered.get().application();
        if (fault == null && !application.active()) {
            fault = RejectionReason.APPLICATION_SUSPENDED;
        }
        return fault == null
                ? new Verification.Verified<>(new VerifiedApplication(application.id(), application.roles()))
                : new Verification.Rejected<>(fault, application.id());
    }

    /** Why no password fits; {@code null} never leaves this class. An application without passwords costs one hash too. */
    private RejectionReason fault(List<StoredPassword> passwords, Secret secret) {
        long now = clock.millis();
        PasswordHash presented = PasswordHash.of(secret, keys.currentId(), keys);
        RejectionReason reason = RejectionReason.APPLICATION_PASSWORD_WRONG;
        for (StoredPassword stored : passwords) {
            if (!stored.hash().keyId().equals(presented.keyId())) {
                presented = PasswordHash.of(secret, stored.hash().keyId(), keys);
            }
            if (stored.hash().sameAs(presented)) {
                Optional<RejectionReason> fault = stored.fault(now);
                if (fault.isEmpty()) {
                    return null;
                }
                reason = fault.get();
            }
        }
        return reason;
    }
}
