/**
 * The servlet container beneath JAX-RS: what it lets through, where its side of a request is found, and how it is told who
 * calls. No credential is read here, and nothing decided.
 */
package io.github.dualauth.core.http.container;
