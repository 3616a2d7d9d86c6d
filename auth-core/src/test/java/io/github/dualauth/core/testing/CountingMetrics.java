package io.github.dualauth.core.testing;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.metrics.Stopwatch;
import io.github.dualauth.core.metrics.Tally;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Counts whatever is told, and shows gauges. */
public final class CountingMetrics implements DecisionMetrics {

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, LongSupplier> gauges = new ConcurrentHashMap<>();

    /** What a gauge shows now. */
    public long gauge(String name) {
        return gauges.get(name).getAsLong();
    }

    /** How many slow hashes were made to check a password of any kind, since the last time that somebody asked. */
    public int hashes() {
        return count("verification login-password") + count("verification application-password");
    }

    /** How many were told of since the last time that somebody asked: {@code "hit …"}, {@code "miss …"} and so on. */
    public int count(String what) {
        return counter(what).getAndSet(0);
    }

    private AtomicInteger counter(String what) {
        return counts.computeIfAbsent(what, name -> new AtomicInteger());
    }

    private Tally tally(String what) {
        return counter(what)::incrementAndGet;
    }

    @Override
    public Stopwatch verification(String kind) {
        AtomicInteger counter = counter("verification " + kind);
        return nanos -> {
            if (nanos > 0) {
                counter.incrementAndGet();
            }
        };
    }

    @Override
    public void decided(Subject subject, Optional<RejectionReason> reason) {
        tally("decided " + reason.map(Enum::name).orElse("accepted")).add();
    }

    @Override
    public Tally cacheHits(String cache) {
        return tally("hit " + cache);
    }

    @Override
    public Tally cacheMisses(String cache) {
        return tally("miss " + cache);
    }

    @Override
    public Tally throttled(String limit) {
        return tally("throttled " + limit);
    }

    @Override
    public Tally delivery(String what, String outcome) {
        return tally(what + " " + outcome);
    }

    @Override
    public void gauge(String name, String meaning, LongSupplier value) {
        gauges.put(name, value);
    }
}
