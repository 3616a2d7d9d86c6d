/** The public keys with which others check what this deployment signs. */
package io.github.dualauth.app.keys;
