/**
 * Transactions, their repetition, migrations, pages of lists, and what a database that is down becomes. No entity of
 * anybody.
 */
package io.github.dualauth.core.database;
