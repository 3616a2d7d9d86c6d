/** Signing a browser on by a link, once, and the session that it has from then on. */
package io.github.dualauth.individual.session;
