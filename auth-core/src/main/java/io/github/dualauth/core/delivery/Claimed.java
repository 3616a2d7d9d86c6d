package io.github.dualauth.core.delivery;

import java.time.Instant;

/** Something that this node has taken out of a queue to hand it on; each change is void if another node has it by now. */
public interface Claimed {

    /** What it is, for the log; nothing secret. */
    String name();

    /** How often it was taken, this time included. */
    int attempts();

    /** It has arrived, or nobody wants it any more. */
    void done();

    /** It is tried again then. */
    void failed(String failure, Instant next);

    /** It is a dead letter. */
    void died(String failure);
}
