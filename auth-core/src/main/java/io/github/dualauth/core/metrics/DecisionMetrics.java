package io.github.dualauth.core.metrics;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What operators see of the decisions. Whoever counts asks once for what it counts with, and keeps it: a look-up in the
 * registry at each request would cost more than the counting. No value may hold what a caller sent. What is not overridden
 * counts nothing.
 */
public interface DecisionMetrics {

    /** Counts nothing: for tests, and for servers without MicroProfile Metrics. */
    DecisionMetrics NONE = new DecisionMetrics() {};

    /** Counts one decision by mode and reason; an empty reason means that the caller was let in. */
    default void decided(Subject subject, Optional<RejectionReason> reason) {}

    /** Times verifications of one kind, such as {@code application-password}: those that no cache spared. */
    default Stopwatch verification(String kind) {
        return nanos -> {};
    }

    /** Counts what a cache, such as {@code verified-secrets}, knew. */
    default Tally cacheHits(String cache) {
        return () -> {};
    }

    /** Counts what a cache did not know. */
    default Tally cacheMisses(String cache) {
        return () -> {};
    }

    /** Counts what a limit, such as {@code credential} or {@code source}, refused. */
    default Tally throttled(String limit) {
        return () -> {};
    }

    /** Counts what came of attempts to hand something on, such as a {@code webhook}. */
    default Tally delivery(String what, String outcome) {
        return () -> {};
    }

    /**
     * Shows a value that is read when somebody looks, such as {@code bulkhead.depth}.
     *
     * @param name the name behind {@code dualauth.}, words joined by dots
     * @param meaning one line for operators
     * @param value cheap, and safe from any thread
     */
    default void gauge(String name, String meaning, LongSupplier value) {}
}
