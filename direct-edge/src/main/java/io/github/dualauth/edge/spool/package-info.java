/** The durable spool: what arrives, in pieces, and who takes it. */
package io.github.dualauth.edge.spool;
