/** Signed tokens (JWS, JWT): reading them strictly, verifying them once, and the keys that sign our own. */
package io.github.dualauth.core.token;
