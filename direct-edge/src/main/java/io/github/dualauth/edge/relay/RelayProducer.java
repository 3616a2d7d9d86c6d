package io.github.dualauth.edge.relay;

import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.core.startup.DualauthStopping;
import io.github.dualauth.core.startup.Scheduler;
import io.github.dualauth.edge.config.RelaySettings;
import io.github.dualauth.edge.config.SpoolSettings;
import io.github.dualauth.edge.spool.SpoolSink;
import io.github.dualauth.edge.spool.queue.SpoolQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Relays as long as the deployment runs, if it is configured to. */
@ApplicationScoped
public class RelayProducer {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_RENEWALS = SpoolQueue.LEASE.dividedBy(10);

    private Optional<RelayWorker> worker = Optional.empty();

    /**
     * What it works with.
     *
     * @param settings whether it relays, and where to
     * @param sink what tells that a message is ready
     * @param queue where messages wait
     * @param metrics counts what becomes of them
     */
    record Spool(SpoolSettings settings, SpoolSink sink, SpoolQueue queue, DecisionMetrics metrics) {}

    @Produces
    @Singleton
    Spool spool(SpoolSettings settings, SpoolSink sink, SpoolQueue queue, DecisionMetrics metrics) {
        return new Spool(settings, sink, queue, metrics);
    }

    void start(@Observes DualauthStarted started, Scheduler scheduler, Spool spool) {
        Optional<RelaySettings> relay = spool.settings().relay();
        worker = relay.map(settings -> RelayWorker.of(spool.queue(), settings, CLOCK, spool.metrics()));
        worker.ifPresent(one -> {
            spool.sink().whenReady(one::wake);
            scheduler.every("the look at messages that are due", BETWEEN_LOOKS, BETWEEN_LOOKS, one::wake);
            scheduler.every("keeping messages under way", BETWEEN_RENEWALS, BETWEEN_RENEWALS, one::keep);
        });
    }

    void stop(@Observes DualauthStopping stopping) {
        worker.ifPresent(RelayWorker::close);
    }
}
