package io.github.dualauth.core.secret.password;

import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.metrics.Stopwatch;
import io.github.dualauth.core.metrics.Tally;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.password.VerifiedSecrets.Mark;

/**
 * Checks passwords that people chose. The slow hash runs once for each password and a while, within a bulkhead; until
 * then the check costs one HMAC. A wrong password, and one of nobody, always costs a slow hash.
 */
public final class PasswordChecks {

    private static final String CACHE = "verified-secrets";
    private static final String LOGIN = "login-password";
    private static final String APPLICATION = "application-password";

    private final PasswordHasher hasher;
    private final HashBulkhead bulkhead;
    private final VerifiedSecrets verified;
    private final Stopwatch time;
    private final Counts counts;

    /** Puts the three together for the passwords of logins, and counts in {@code metrics}. */
    public PasswordChecks(
            PasswordHasher hasher, HashBulkhead bulkhead, VerifiedSecrets verified, DecisionMetrics metrics) {
        this.hasher = hasher;
        this.bulkhead = bulkhead;
        this.verified = verified;
        this.time = metrics.verification(LOGIN);
        this.counts =
                new Counts(metrics.cacheHits(CACHE), metrics.cacheMisses(CACHE), metrics.verification(APPLICATION));
        metrics.gauge("bulkhead.depth", "Slow hashes that run or wait.", bulkhead::depth);
    }

    private PasswordChecks(PasswordChecks others, Stopwatch time) {
        this.hasher = others.hasher;
        this.bulkhead = others.bulkhead;
        this.verified = others.verified;
        this.time = time;
        this.counts = others.counts;
    }

    /** The same checks, in the same bulkhead, for the imported passwords of applications: timed apart. */
    public PasswordChecks ofApplications() {
        return new PasswordChecks(this, counts.ofApplications());
    }

    /**
     * Whether {@code stored} is of this password, which is remembered if it is.
     *
     * @param owner whose password it is, of no other kind of owner
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if too many hashes wait
     */
    public boolean matches(String owner, Secret password, String stored) {
        Mark mark = verified.mark(owner, password, stored);
        if (verified.knows(mark)) {
            counts.hits().add();
            return true;
        }
        counts.misses().add();
        boolean matches = slowly(password, stored);
        if (matches) {
            verified.remember(mark);
        }
        return matches;
    }

    /** Whether {@link #matches} would say yes without a slow hash: for owners of several passwords, to ask for each first. */
    public boolean remembers(String owner, Secret password, String stored) {
        return verified.knows(verified.mark(owner, password, stored));
    }

    /**
     * Forgets what {@link #matches} remembered. For owners who are not let in although the password is right: they must
     * wait as long as those whose password is wrong.
     */
    public void forget(String owner, Secret password, String stored) {
        verified.forget(verified.mark(owner, password, stored));
    }

    /** As much work as {@link #matches} on a wrong password, for an owner who does not exist. */
    public void matchesNobody(Secret password) {
        counts.misses().add();
        long start = System.nanoTime();
        boolean ignored = bulkhead.check(() -> {
            hasher.matchesNobody(password);
            return false;
        });
        time.took(System.nanoTime() - start);
    }

    /**
     * The string to store for a new password.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if too many hashes wait
     */
    public String hash(Secret password) {
        return bulkhead.run(() -> hasher.hash(password));
    }

    /** Whether {@code stored} should be made anew when its password is at hand. */
    public boolean isOutdated(String stored) {
        return hasher.isOutdated(stored);
    }

    private boolean slowly(Secret password, String stored) {
        long start = System.nanoTime();
        boolean matches = bulkhead.check(() -> hasher.matches(password, stored));
        time.took(System.nanoTime() - start);
        return matches;
    }

    /** What both kinds count with. */
    private record Counts(Tally hits, Tally misses, Stopwatch ofApplications) {}
}
