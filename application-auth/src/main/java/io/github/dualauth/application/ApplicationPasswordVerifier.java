package io.github.dualauth.application;

import io.github.dualauth.application.secret.SecretHash;
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

/**
 * Vouches for an application that knows one of its live passwords. What is remembered lets in; what refuses was compared
 * with the database for this call, so that the time does not tell which IDs exist, and a password that another node has just
 * made is not refused.
 */
public final class ApplicationPasswordVerifier implements ApplicationVerifier {

    private static final Optional<RejectionReason> SUSPENDED = Optional.of(RejectionReason.APPLICATION_SUSPENDED);

    private final ApplicationRegistry registry;
    private final KeyRing keys;
    private final ApplicationPasswords passwords;
    private final Clock clock;

    /** Looks applications up in {@code registry}, and notes in {@code passwords} when they are used. */
    public ApplicationPasswordVerifier(
            ApplicationRegistry registry, KeyRing keys, ApplicationPasswords passwords, Clock clock) {
        this.registry = registry;
        this.keys = keys;
        this.passwords = passwords;
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
        return !ApplicationPasswords.FORM.made(credential.secret());
    }

    @Override
    public Verification<VerifiedApplication> verify(PresentedCredential credential) {
        ApplicationCredential presented = (ApplicationCredential) credential;
        boolean remembered = registry.remembers(presented.applicationId());
        Optional<RegisteredApplication> registered = registry.registered(presented.applicationId());
        Verification<VerifiedApplication> verification = verify(presented, registered);
        boolean refreshed = remembered
                && verification instanceof Verification.Rejected
                && registry.hasChanged(presented.applicationId(), registered);
        return refreshed ? verify(presented, registry.read(presented.applicationId())) : verification;
    }

    private Verification<VerifiedApplication> verify(
            ApplicationCredential presented, Optional<RegisteredApplication> registered) {
        Fit fit = fit(presented, registered);
        if (registered.isEmpty()) {
            return new Verification.Rejected<>(RejectionReason.APPLICATION_UNKNOWN, "");
        }
        Application application = registered.get().application();
        Optional<RejectionReason> fault = fit.fault().isEmpty() && !application.active() ? SUSPENDED : fit.fault();
        if (fault.isPresent()) {
            fit.imported().ifPresent(one -> passwords.imported().notLetIn(one, presented.secret()));
            return new Verification.Rejected<>(fault.get(), application.id());
        }
        fit.password().ifPresent(one -> passwords.used(one.id()));
        fit.password()
                .filter(one -> one.hash().isKeyed())
                .ifPresent(one -> registry.adopt(application.id(), one, presented.secret()));
        fit.imported().ifPresent(one -> passwords.imported().renew(application.id(), one, presented.secret()));
        String passwordId = fit.password().orElseThrow().id();
        return new Verification.Verified<>(new VerifiedApplication(application.id(), application.roles(), passwordId));
    }

    @Override
    public Optional<RejectionReason> fault(VerifiedApplication verified) {
        Optional<RegisteredApplication> now = registry.registered(verified.applicationId());
        if (now.isEmpty() || !now.get().application().active()) {
            return SUSPENDED;
        }
        Optional<StoredPassword> password = now.get().passwords().stream()
                .filter(one -> one.id().equals(verified.credential()))
                .findFirst();
        return password.isEmpty()
                ? Optional.of(RejectionReason.APPLICATION_PASSWORD_REVOKED)
                : password.get().fault(clock.millis());
    }

    /**
     * The password that the secret is, a good one if there is any. An application without passwords costs one
     * hash too; slow ones are tried last, so that a caller with a password made here never waits for them.
     */
    private Fit fit(ApplicationCredential presented, Optional<RegisteredApplication> registered) {
        long now = clock.millis();
        List<StoredPassword> stored =
                registered.map(RegisteredApplication::passwords).orElse(List.of());
        Fit best = made(stored, presented.secret(), now);
        if (best.fault().isEmpty()) {
            return best;
        }
        return passwords
                .imported()
                .match(stored, presented.secret(), now)
                .map(one -> Fit.of(one, now))
                .orElseGet(() -> best.password().isPresent() ? best : ended(presented, registered, now));
    }

    /** One that is over: the audit tells it from a wrong one. An unknown ID has none, but takes as long. */
    private Fit ended(ApplicationCredential presented, Optional<RegisteredApplication> registered, long now) {
        long readAt = registered.map(RegisteredApplication::readAt).orElse(now);
        return made(registry.lastEnded(presented.applicationId(), readAt), presented.secret(), now);
    }

    private Fit made(List<StoredPassword> all, Secret secret, long now) {
        SecretHash presented = SecretHash.of(secret);
        Fit best = Fit.NONE;
        for (StoredPassword stored : all) {
            if (stored.importedHash().isPresent()) {
                continue;
            }
            if (!stored.hash().keyId().equals(presented.keyId())) {
                presented = hash(secret, stored.hash().keyId());
            }
            if (stored.hash().sameAs(presented)) {
                best = Fit.of(stored, now);
                if (best.fault().isEmpty()) {
                    return best;
                }
            }
        }
        return best;
    }

    private SecretHash hash(Secret secret, String keyId) {
        return keyId.isEmpty() ? SecretHash.of(secret) : SecretHash.keyed(secret, keyId, keys);
    }

    /** What the secret is, and why that is not good enough. */
    private record Fit(Optional<StoredPassword> password, Optional<RejectionReason> fault) {

        static final Fit NONE = new Fit(Optional.empty(), Optional.of(RejectionReason.APPLICATION_PASSWORD_WRONG));

        static Fit of(StoredPassword password, long now) {
            return new Fit(Optional.of(password), password.fault(now));
        }

        Optional<StoredPassword> imported() {
            return password.filter(one -> one.importedHash().isPresent());
        }
    }
}
