package io.github.dualauth.core.token;

import java.time.Duration;

/**
 * When signing keys are replaced.
 *
 * @param lifetime how long a key signs
 * @param overlap how long it is published before that, and kept afterwards; longer than any token lives
 */
public record KeyPlan(Duration lifetime, Duration overlap) {}
