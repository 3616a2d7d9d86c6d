/** Takes the place of the spool in our own WAR, to see what a message costs without it. */
package io.github.dualauth.benchmarks.discard;
