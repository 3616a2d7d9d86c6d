/**
 * What passwords and keys of applications have in common: the hash of a secret, its seal in a row, and who tells that it
 * will expire. Whose a secret is, and whether it lets anybody in, is not known here.
 */
package io.github.dualauth.application.secret;
