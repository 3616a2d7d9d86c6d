/** The durable spool: what arrives, in pieces, its rows, and when they go. Who takes a message is in the room beside. */
package io.github.dualauth.edge.spool;
