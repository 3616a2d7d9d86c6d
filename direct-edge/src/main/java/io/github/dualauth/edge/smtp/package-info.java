/**
 * Mail submission by SMTP (RFC 6409) for the Direct addresses of accounts: the listener, its threads, and how the parts are
 * put together. The server library carries connections and nothing else, and is known here alone; the rooms below do not
 * see this package.
 */
package io.github.dualauth.edge.smtp;
