package io.github.dualauth.core.secret.password;

/**
 * The cost of one hash (RFC 9106, 3.1).
 *
 * @param memoryKib memory in KiB
 * @param iterations passes over it
 * @param parallelism lanes
 */
public record Argon2Parameters(int memoryKib, int iterations, int parallelism) {}
