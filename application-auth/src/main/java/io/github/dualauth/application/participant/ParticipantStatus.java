package io.github.dualauth.application.participant;

import java.util.Arrays;
import java.util.Optional;

/** Whether a participant is let in, in HCX's own words. */
public enum ParticipantStatus {
    /** Registered, and not looked at yet: not let in. */
    CREATED("Created"),
    /** Let in. */
    ACTIVE("Active"),
    /** Gone, for now or for good: not let in. */
    INACTIVE("Inactive"),
    /** Thrown out: not let in. */
    BLOCKED("Blocked");

    private final String word;

    ParticipantStatus(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }

    /** The status of this word, whatever its case; empty if there is none. */
    public static Optional<ParticipantStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equalsIgnoreCase(word))
                .findFirst();
    }
}
