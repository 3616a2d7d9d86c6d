/** Direct addresses: how they are written, and whose they are. */
package io.github.dualauth.edge.address;
