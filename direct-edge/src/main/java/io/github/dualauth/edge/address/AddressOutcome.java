package io.github.dualauth.edge.address;

/** What became of a new address. */
public sealed interface AddressOutcome {

    /**
     * It is stored.
     *
     * @param address it
     */
    record Stored(DirectAddress address) implements AddressOutcome {}

    /** Somebody in this deployment has it already. */
    record Exists() implements AddressOutcome {}
}
