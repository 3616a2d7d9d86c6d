/**
 * Who takes messages out of the spool: which ones are due, whose they are for a time, and their bytes, read again. Nothing
 * comes in here, and nothing is deleted; the rows are those of the spool, which does not know of this room.
 */
package io.github.dualauth.edge.spool.queue;
