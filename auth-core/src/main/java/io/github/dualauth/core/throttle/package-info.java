/**
 * Growing delays for guessers and limits for callers. What is counted is kept under digests, so that no ID that was
 * presented stands in memory or in the grid.
 */
package io.github.dualauth.core.throttle;
