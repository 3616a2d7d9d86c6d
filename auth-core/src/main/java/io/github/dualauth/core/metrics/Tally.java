package io.github.dualauth.core.metrics;

/** Counts. Made once by {@link DecisionMetrics} and kept: to add to it takes no look-up. */
@FunctionalInterface
public interface Tally {

    /** One more. */
    void add();
}
