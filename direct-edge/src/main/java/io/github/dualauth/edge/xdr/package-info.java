/**
 * The XDR edge without HTTP: a request's body as a stream in, an answer out, and a message into the sink in between. How
 * MIME and XML are read is in the rooms beside; nothing here knows of servlets, and no parser is configured here.
 */
package io.github.dualauth.edge.xdr;
