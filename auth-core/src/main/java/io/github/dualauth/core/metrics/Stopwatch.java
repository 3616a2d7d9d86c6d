package io.github.dualauth.core.metrics;

/** Times. Made once by {@link DecisionMetrics} and kept. */
@FunctionalInterface
public interface Stopwatch {

    /** One more that took this long, by {@link System#nanoTime}. */
    void took(long nanos);
}
