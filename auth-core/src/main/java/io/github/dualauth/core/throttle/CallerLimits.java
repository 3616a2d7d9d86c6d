package io.github.dualauth.core.throttle;

import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.throttle.shared.SharedState;
import io.github.dualauth.core.throttle.shared.SharedTime;
import java.time.Duration;
import java.util.Optional;

/** How often the callers of one application, or of one account, may call: only once they are known to be who they say. */
public final class CallerLimits {

    private final Optional<CallCounter> applications;
    private final Optional<CallCounter> accounts;

    /** Counts in maps of {@code cluster}; a limit that is not there is none. */
    public CallerLimits(Cluster cluster, ThrottleConfiguration configuration, SharedTime time) {
        SharedState state = new SharedState(cluster, configuration.limits().entries(), time);
        this.applications =
                configuration.application().map(limit -> new CallCounter(state, "calls-of-applications", limit));
        this.accounts = configuration.account().map(limit -> new CallCounter(state, "calls-of-accounts", limit));
    }

    /** Counts a call for an application; zero, or how long it must wait. */
    public Duration application(String applicationId) {
        return applications.map(counter -> counter.count(applicationId)).orElse(Duration.ZERO);
    }

    /** Counts a call for an account, by its ID in this deployment; zero, or how long it must wait. */
    public Duration account(String accountId) {
        return accounts.map(counter -> counter.count(accountId)).orElse(Duration.ZERO);
    }
}
