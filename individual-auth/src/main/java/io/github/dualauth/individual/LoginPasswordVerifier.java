package io.github.dualauth.individual;

import io.github.dualauth.core.IndividualVerifier;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedPerson;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.secret.password.PasswordChecks;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Vouches for a person who knows the password of a login. An unknown login costs a slow hash, as a wrong password does. */
public final class LoginPasswordVerifier implements IndividualVerifier {

    private static final Logger LOG = System.getLogger(LoginPasswordVerifier.class.getName());

    private final LoginRegistry registry;
    private final PasswordChecks checks;

    /** Looks logins up in {@code registry}. */
    public LoginPasswordVerifier(LoginRegistry registry, PasswordChecks checks) {
        this.registry = registry;
        this.checks = checks;
    }

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof LoginCredential;
    }

    @Override
    public String countedId(PresentedCredential credential) {
        return LoginName.of(((LoginCredential) credential).loginId());
    }

    @Override
    public Verification<VerifiedPerson> verify(PresentedCredential credential) {
        LoginCredential presented = (LoginCredential) credential;
        Optional<StoredLogin> found = registry.find(presented.loginId());
        if (found.isEmpty()) {
            checks.matchesNobody(presented.secret());
            return new Verification.Rejected<>(RejectionReason.LOGIN_UNKNOWN, "");
        }
        StoredLogin stored = found.get();
        if (!checks.matches(owner(stored), presented.secret(), stored.hash())) {
            return new Verification.Rejected<>(
                    RejectionReason.LOGIN_PASSWORD_WRONG, stored.login().loginId());
        }
        if (checks.isOutdated(stored.hash())) {
            stored = rehash(presented, stored);
        }
        Login login = stored.login();
        return new Verification.Verified<>(
                new VerifiedPerson(login.loginId(), login.accountId(), login.userId(), stored.version()));
    }

    /** Another hash is another password; that a better hash of the same one ends a connection too does no harm. */
    @Override
    public boolean vouchesStill(VerifiedPerson person) {
        return registry.find(person.loginId())
                .filter(stored -> stored.version().equals(person.version()))
                .filter(stored -> stored.login().userId().equals(person.userId()))
                .isPresent();
    }

    @Override
    public void notLetIn(PresentedCredential credential) {
        LoginCredential presented = (LoginCredential) credential;
        registry.find(presented.loginId())
                .ifPresent(stored -> checks.forget(owner(stored), presented.secret(), stored.hash()));
    }

    private static String owner(StoredLogin stored) {
        return "login:" + stored.login().userId();
    }

    /** The caller is who they say; that the better hash could not be stored now is no reason to refuse. */
    private StoredLogin rehash(LoginCredential presented, StoredLogin stored) {
        try {
            return registry.rehash(stored, checks.hash(presented.secret()));
        } catch (DependencyUnavailableException e) {
            LOG.log(Level.WARNING, "an outdated password hash stays for now: {0}", e.getMessage());
            return stored;
        }
    }
}
