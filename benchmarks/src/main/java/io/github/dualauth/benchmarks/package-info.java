/** Starts servers as processes, puts load on them by turns, and compares what a request costs them. */
package io.github.dualauth.benchmarks;
