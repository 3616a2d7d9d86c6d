/** The same echo behind Jakarta Security's Basic authentication with an identity store in memory. */
package io.github.dualauth.benchmarks.basic;
