package io.github.dualauth.edge.spool;

/** Where a spooled message stands. */
public enum SpoolState {
    /** Its bytes come in; nobody sees it. */
    RECEIVING,
    /** It is durable, and waits for whoever takes it. */
    READY,
    /** Somebody has it, until the lease ends. */
    CLAIMED,
    /** It was handed over; its key is remembered for a while. */
    DONE,
    /** It could not be handed on, as often as it was tried. */
    DEAD,
    /** It never became whole, or was there already; the sweep deletes it. */
    DROPPED
}
