package io.github.dualauth.individual;

import io.github.dualauth.core.IndividualVerifier;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedPerson;
import io.github.dualauth.core.database.DependencyUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Vouches for a person who knows the password of a login. An unknown login costs a hash too. */
public final class LoginPasswordVerifier implements IndividualVerifier {

    private static final Logger LOG = System.getLogger(LoginPasswordVerifier.class.getName());

    private final LoginRegistry registry;
    private final PasswordHasher hasher;

    /** Looks logins up in {@code registry}. */
    public LoginPasswordVerifier(LoginRegistry registry, PasswordHasher hasher) {
        this.registry = registry;
        this.hasher = hasher;
    }

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof LoginCredential;
    }

    @Override
    public Verification<VerifiedPerson> verify(PresentedCredential credential) {
        LoginCredential presented = (LoginCredential) credential;
        Optional<StoredLogin> found = registry.find(presented.loginId());
        if (found.isEmpty()) {
            hasher.matchesNobody(presented.secret());
            return new Verification.Rejected<>(RejectionReason.LOGIN_UNKNOWN, "");
        }
        StoredLogin stored = found.get();
        if (!hasher.matches(presented.secret(), stored.hash())) {
            return new Verification.Rejected<>(
                    RejectionReason.LOGIN_PASSWORD_WRONG, stored.login().loginId());
        }
        if (hasher.isOutdated(stored.hash())) {
            rehash(presented, stored);
        }
        Login login = stored.login();
        return new Verification.Verified<>(new VerifiedPerson(login.loginId(), login.accountId(), login.userId()));
    }

    /** The caller is who they say; that the better hash could not be stored now is no reason to refuse. */
    private void rehash(LoginCredential presented, StoredLogin stored) {
        try {
            registry.rehash(stored, hasher.hash(presented.secret()));
        } catch (DependencyUnavailableException e) {
            LOG.log(Level.WARNING, "an outdated password hash stays for now: {0}", e.getMessage());
        }
    }
}
