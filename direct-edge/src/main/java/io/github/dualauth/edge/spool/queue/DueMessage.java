package io.github.dualauth.edge.spool.queue;

import io.github.dualauth.edge.spool.SpoolState;

/**
 * A message as it was seen a moment ago: it is taken only if it is still so.
 *
 * @param id the message
 * @param state READY, or CLAIMED by somebody whose lease has ended
 * @param dueAt as it stands in the row
 * @param leaseId as it stands in the row
 */
record DueMessage(String id, SpoolState state, long dueAt, String leaseId) {}
