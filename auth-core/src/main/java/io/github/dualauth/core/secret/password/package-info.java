/**
 * Passwords that people chose: the slow hashes, how many run at once, and what is remembered of them. Knows secrets, and
 * neither keys nor rows.
 */
package io.github.dualauth.core.secret.password;
