/** What is counted and timed; without MicroProfile Metrics on the server, nothing is. */
package io.github.dualauth.core.metrics;
