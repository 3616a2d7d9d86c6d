/**
 * One connection: its octets in and out of TLS, its time, what was said on it, and the answers that there are. Nothing here
 * decides on anything, or knows a command.
 */
package io.github.dualauth.edge.smtp.session;
