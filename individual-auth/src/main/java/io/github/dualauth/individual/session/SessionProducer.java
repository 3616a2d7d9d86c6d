package io.github.dualauth.individual.session;

import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.core.startup.Scheduler;
import io.github.dualauth.individual.IndividualConfiguration;
import io.github.dualauth.individual.LoginRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Puts sessions together, once for each deployment, and forgets those that have ended. */
@ApplicationScoped
public class SessionProducer {

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

    @Produces
    @Singleton
    Sessions sessions(
            Database database, RowCaches caches, IndividualConfiguration configuration, LoginRegistry logins) {
        Sessions sessions = new Sessions(database, caches, configuration.sessionLifetime(), Clock.systemUTC());
        logins.whenPasswordChanges(sessions::endAllOf);
        return sessions;
    }

    @Produces
    @Singleton
    SessionVerifier sessionVerifier(Sessions sessions, LoginRegistry logins) {
        return new SessionVerifier(sessions, logins);
    }

    void start(@Observes DualauthStarted started, Scheduler scheduler, Sessions sessions) {
        scheduler.every("forgetting ended sessions", BETWEEN_SWEEPS, BETWEEN_SWEEPS, sessions::forgetExpired);
    }
}
