/**
 * The envelope: XML as strictly as SOAP has it, the Header with its address block, and the request of ITI-41. Each reader
 * takes one form only, so that nobody behind it can read the same message otherwise. Nothing here knows MIME or the sink.
 */
package io.github.dualauth.edge.xdr.soap;
