/**
 * The vocabulary: what is presented, verified and a caller, refusals, and the {@link io.github.dualauth.core.Authenticator},
 * which alone leads from one to the next. Sealed families share this package, as Java asks. Nothing of HTTP, CDI or a
 * single mode's registry.
 */
package io.github.dualauth.core;
