package io.github.dualauth.core.startup;

/**
 * Fired once, synchronously, when a deployment that was started ends: no request comes any more, no scheduled work runs,
 * and the database and everything else is still open. The place to write down what was kept in memory.
 */
public record DualauthStopping() {}
