/**
 * The XDR edge without HTTP: a request's body as a stream in, an answer out. Each parser takes one form only, so that
 * nobody behind it can read the same message otherwise.
 */
package io.github.dualauth.edge.xdr;
