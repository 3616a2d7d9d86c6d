package io.github.dualauth.core.metrics;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Counts in MicroProfile Metrics (5.1), in the deployment's own scope. Only what has happened shows; the values of every
 * tag are words of this code, so nobody outside can make them many.
 */
public final class MicroProfileMetrics implements DecisionMetrics {

    private static final String ACCEPTED = "ACCEPTED";
    private static final String UNKNOWN = "unknown";
    private final MetricRegistry registry;
    /** By mode, then by reason. */
    private final ConcurrentMap<String, ConcurrentMap<String, Counter>> decisions = new ConcurrentHashMap<>();

    /** Counts in {@code registry}. */
    public MicroProfileMetrics(MetricRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void decided(Subject subject, Optional<RejectionReason> reason) {
        String why = reason.map(RejectionReason::name).orElse(ACCEPTED);
        decisions
                .computeIfAbsent(subject.mode(), mode -> new ConcurrentHashMap<>())
                .computeIfAbsent(why, made -> decisions(subject.mode(), why))
                .inc();
    }

    private Counter decisions(String mode, String reason) {
        return counter(
                "decisions",
                "Decisions on calls, by mode and reason.",
                new Tag("mode", mode.isEmpty() ? UNKNOWN : mode),
                new Tag("reason", reason));
    }

    @Override
    public Stopwatch verification(String kind) {
        Timer timer = registry.timer(
                metadata("verification", "The time of one verification that no cache spared.", "nanoseconds"),
                new Tag("kind", kind));
        return nanos -> timer.update(Duration.ofNanos(nanos));
    }

    @Override
    public Tally cacheHits(String cache) {
        return counter("cache.hits", "What a cache knew.", new Tag("cache", cache))::inc;
    }

    @Override
    public Tally cacheMisses(String cache) {
        return counter("cache.misses", "What a cache did not know.", new Tag("cache", cache))::inc;
    }

    @Override
    public Tally throttled(String limit) {
        return counter("throttled", "Calls that a limit refused.", new Tag("limit", limit))::inc;
    }

    @Override
    public Tally delivery(String what, String outcome) {
        return counter(
                "deliveries",
                "Attempts to hand something on, by what came of them.",
                new Tag("what", what),
                new Tag("outcome", outcome))::inc;
    }

    @Override
    public void gauge(String name, String meaning, LongSupplier value) {
        registry.gauge(metadata(name, meaning, "none"), value::getAsLong);
    }

    private Counter counter(String name, String meaning, Tag... tags) {
        return registry.counter(metadata(name, meaning, "none"), tags);
    }

    private static Metadata metadata(String name, String meaning, String unit) {
        return Metadata.builder()
                .withName("dualauth." + name)
                .withDescription(meaning)
                .withUnit(unit)
                .build();
    }
}
