/** Hands what was spooled on to another SMTP server. */
package io.github.dualauth.edge.relay;
