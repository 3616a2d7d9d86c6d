/** The XDR edge in the product's WAR; the edge itself is in direct-edge. */
package io.github.dualauth.app.xdr;
