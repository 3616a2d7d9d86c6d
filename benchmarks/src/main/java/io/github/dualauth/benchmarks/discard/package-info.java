/** Takes the place of the spool in our own WAR, to see what a message costs without it; and XDR without authentication. */
package io.github.dualauth.benchmarks.discard;
