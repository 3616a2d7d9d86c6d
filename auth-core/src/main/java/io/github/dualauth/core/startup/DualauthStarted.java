package io.github.dualauth.core.startup;

/**
 * Fired once, synchronously, when the tables are up to date and before the first request: the place for a deployment to
 * make what it cannot do without. An observer that throws fails the deployment.
 */
public record DualauthStarted() {}
