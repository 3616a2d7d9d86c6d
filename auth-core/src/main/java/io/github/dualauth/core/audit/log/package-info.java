/**
 * Where audit records are kept: chained lines in a file, rows in a table, one copied to the other, and the command that
 * verifies either. Decides nothing, and knows no request.
 */
package io.github.dualauth.core.audit.log;
