/** Why requests are refused. It knows nobody: all rooms of the XDR edge may use it. */
package io.github.dualauth.edge.xdr.fault;
