package io.github.dualauth.core.body;

import io.github.dualauth.core.Refusal;

/**
 * The body turned out bad while the resource was reading it. Unchecked on purpose, so that the resource's transaction
 * rolls back. Its message gives the reason and nothing of the body.
 */
public final class BodyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public BodyRefusedException(Refusal refusal, Throwable cause) {
        super("body refused: " + refusal.reason(), cause);
        this.refusal = refusal;
    }

    /** Why the body was refused. */
    public Refusal refusal() {
        return refusal;
    }
}
