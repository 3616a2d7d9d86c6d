package io.github.dualauth.edge.spi;

/**
 * What became of a message.
 *
 * @param id the ID of the message that is durable
 * @param outcome which message that is
 */
public record Receipt(String id, Outcome outcome) {

    /** Which message is durable. */
    public enum Outcome {
        /** This one, from now on. */
        KEPT,
        /** This one since before: its sender did not learn so, and sent it again. */
        REPEATED,
        /** Another one, with the same key; this one is not. */
        CONFLICTING
    }

    /** Whether it was there before. */
    public boolean repeated() {
        return outcome == Outcome.REPEATED;
    }
}
