package io.github.dualauth.application;

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

/** Counts the slow hashes that are made to check a password, and shows gauges. */
final class CountingMetrics implements DecisionMetrics {

    private final AtomicInteger hashes = new AtomicInteger();
    private final Map<String, LongSupplier> gauges = new ConcurrentHashMap<>();

    long gauge(String name) {
        return gauges.get(name).getAsLong();
    }

    /** How many since the last time that somebody asked. */
    int hashes() {
        return hashes.getAndSet(0);
    }

    @Override
    public Stopwatch verification(String kind) {
        return nanos -> hashes.incrementAndGet();
    }

    @Override
    public void decided(Subject subject, Optional<RejectionReason> reason) {
        NONE.decided(subject, reason);
    }

    @Override
    public Tally cacheHits(String cache) {
        return NONE.cacheHits(cache);
    }

    @Override
    public Tally cacheMisses(String cache) {
        return NONE.cacheMisses(cache);
    }

    @Override
    public Tally throttled(String limit) {
        return NONE.throttled(limit);
    }

    @Override
    public Tally delivery(String what, String outcome) {
        return NONE.delivery(what, outcome);
    }

    @Override
    public void gauge(String name, String meaning, LongSupplier value) {
        gauges.put(name, value);
    }
}
