/**
 * Mail submission by SMTP (RFC 6409) for the Direct addresses of accounts. The server library carries the connections and
 * nothing else: every octet from the wire is read, and every command answered, here.
 */
package io.github.dualauth.edge.smtp;
