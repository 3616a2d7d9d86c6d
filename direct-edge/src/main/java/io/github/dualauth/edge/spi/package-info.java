/** Where messages go once their sender is known: for whoever wants them elsewhere than in our spool. */
package io.github.dualauth.edge.spi;
