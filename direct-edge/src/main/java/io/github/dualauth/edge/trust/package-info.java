/** Which client certificates are trusted, and with which certificate the server shows itself; no HTTP here. */
package io.github.dualauth.edge.trust;
