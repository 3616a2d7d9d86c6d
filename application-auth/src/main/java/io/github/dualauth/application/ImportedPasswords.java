package io.github.dualauth.application;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.password.PasswordChecks;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * Checks passwords that people chose and an administrator imported. Nobody learns from the time that it takes which
 * applications have one: what does not fit costs as many slow hashes for every ID, known or not, and none at all as
 * long as there is no imported password in the whole deployment.
 */
final class ImportedPasswords {

    private static final Logger LOG = System.getLogger(ImportedPasswords.class.getName());

    private final ApplicationPasswords passwords;
    private final PasswordChecks checks;

    ImportedPasswords(ApplicationPasswords passwords, PasswordChecks checks) {
        this.passwords = passwords;
        this.checks = checks.ofApplications();
    }

    /**
     * The imported one of {@code stored} that {@code secret} is, good now or not yet; one that has ended is not
     * looked at.
     *
     * @throws DependencyUnavailableException if too many hashes wait
     */
    Optional<StoredPassword> match(List<StoredPassword> stored, Secret secret, long now) {
        if (ApplicationPasswords.FORM.made(secret)) {
            // Nobody chose it, whoever it is of: no slow hash for any ID.
            return Optional.empty();
        }
        List<StoredPassword> tried = stored.stream()
                .filter(one -> one.importedHash().isPresent() && !one.ended(now))
                .toList();
        for (StoredPassword one : tried) {
            if (checks.remembers(owner(one), secret, slowHash(one))) {
                return Optional.of(one);
            }
        }
        for (StoredPassword one : tried) {
            if (checks.matches(owner(one), secret, slowHash(one))) {
                return Optional.of(one);
            }
        }
        int most = passwords.mostImported();
        for (int done = tried.size(); done < most; done++) {
            checks.matchesNobody(secret);
        }
        return Optional.empty();
    }

    /** Whoever is not let in although the password is right must wait as long as with a wrong one. */
    void notLetIn(StoredPassword password, Secret secret) {
        checks.forget(owner(password), secret, slowHash(password));
    }

    /** Stores a better hash of a password that was just verified, if there is one. */
    void renew(String applicationId, StoredPassword password, Secret secret) {
        if (!checks.isOutdated(slowHash(password))) {
            return;
        }
        try {
            passwords.rehash(applicationId, password, checks.hash(secret));
        } catch (DependencyUnavailableException e) {
            LOG.log(Level.WARNING, "an outdated password hash stays for now: {0}", e.getMessage());
        }
    }

    private static String owner(StoredPassword password) {
        return "application-password:" + password.id();
    }

    private static String slowHash(StoredPassword password) {
        return password.importedHash().orElseThrow();
    }
}
