/** Hands on what waits in the database, until it has arrived or is given up. */
package io.github.dualauth.core.delivery;
