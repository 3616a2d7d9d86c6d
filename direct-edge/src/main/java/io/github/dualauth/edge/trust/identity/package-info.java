/** The server's own certificate and its key, and the PEM files that it and others are read from. Nobody is trusted here. */
package io.github.dualauth.edge.trust.identity;
