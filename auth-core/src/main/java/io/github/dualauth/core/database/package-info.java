/**
 * Transactions, their repetition, migrations, and what a database that is down becomes. No entity of anybody.
 */
package io.github.dualauth.core.database;
