/**
 * Media types, boundaries and parts, each read in one way only. Nothing here knows what is in a part, nor XML, and who
 * reads MIME elsewhere brings a parser of its own.
 */
package io.github.dualauth.edge.xdr.mime;
