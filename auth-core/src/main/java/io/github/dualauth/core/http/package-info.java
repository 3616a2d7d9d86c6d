/**
 * The way of a request: from headers and body to a presented credential, a decision, and the caller whom the resource sees.
 * What is done once at start-up lies in {@code deployment}, the answers to refusals in {@code failure}, what has to do with
 * the servlet container beneath JAX-RS in {@code container}.
 */
package io.github.dualauth.core.http;
