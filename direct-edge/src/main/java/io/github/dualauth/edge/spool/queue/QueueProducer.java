package io.github.dualauth.edge.spool.queue;

import io.github.dualauth.core.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the queue, once for each deployment. */
@ApplicationScoped
public class QueueProducer {

    @Produces
    @Singleton
    SpoolQueue queue(Database database) {
        return new SpoolQueue(database, Clock.systemUTC());
    }
}
