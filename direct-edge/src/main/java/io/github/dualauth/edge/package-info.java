/**
 * The Direct edges: SMTP and XDR. They authenticate a sender, prove that the address is the sender's own, and hand the
 * message on; they are no mail system.
 */
package io.github.dualauth.edge;
