package io.github.dualauth.core.startup;

import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.throttle.CallerLimits;
import io.github.dualauth.core.throttle.DigestNames;
import io.github.dualauth.core.throttle.Throttle;
import io.github.dualauth.core.throttle.ThrottleConfiguration;
import io.github.dualauth.core.throttle.Throttles;
import io.github.dualauth.core.throttle.shared.SharedTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts throttling together, once for each deployment. */
@ApplicationScoped
public class ThrottleProducer {

    private static final SharedTime TIME = SharedTime.from(Clock.systemUTC());

    @Produces
    @Singleton
    Throttle throttle(Cluster cluster, KeyRing keys, CoreConfiguration configuration) {
        // All nodes count under the same names, also while a key is replaced on one after the other.
        DigestNames names = new DigestNames(keys.hmac(keys.stableId(), "throttle", new byte[0]));
        return new Throttle(cluster, names, configuration.throttle().limits(), TIME);
    }

    @Produces
    @Singleton
    Throttles throttles(Throttle failures, Cluster cluster, CoreConfiguration configuration, DecisionMetrics metrics) {
        ThrottleConfiguration throttle = configuration.throttle();
        return new Throttles(failures, new CallerLimits(cluster, throttle, TIME), metrics);
    }
}
