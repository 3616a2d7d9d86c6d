package io.github.dualauth.core.cluster;

import java.util.Optional;

/**
 * Bounded state that all nodes of a deployment see; values change by compare and swap only. Each method
 * throws {@link io.github.dualauth.core.database.DependencyUnavailableException} while the grid cannot be reached.
 */
public interface SharedMap {

    /** The value at {@code key}; a copy. */
    Optional<byte[]> get(String key);

    /** Stores {@code value} if nothing is at {@code key}; tells whether it did. */
    boolean putIfAbsent(String key, byte[] value);

    /** Stores {@code value} if exactly {@code expected} is at {@code key}; tells whether it did. */
    boolean replace(String key, byte[] expected, byte[] value);

    /** Forgets {@code key}. */
    void remove(String key);
}
