package io.github.dualauth.core.delivery;

import java.time.Duration;

/**
 * How long somebody goes on trying.
 *
 * @param attempts how often something is tried before it is a dead letter
 * @param first the pause after the first failure; each later one is twice as long
 */
public record Retries(int attempts, Duration first) {

    /** The pause after so many failures. */
    Duration pause(int failures) {
        return first.multipliedBy(1L << (failures - 1));
    }
}
