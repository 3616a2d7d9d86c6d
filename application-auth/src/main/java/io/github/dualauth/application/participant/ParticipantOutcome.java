package io.github.dualauth.application.participant;

import io.github.dualauth.core.secret.Secret;

/** What became of a change in the registry. */
public sealed interface ParticipantOutcome {

    /**
     * It has a new secret, which is seen in this outcome only.
     *
     * @param participant it
     * @param secret the client secret in clear, to be shown once and wiped
     */
    record Issued(Participant participant, Secret secret) implements ParticipantOutcome {}

    /**
     * It was changed.
     *
     * @param participant it, as it is now
     */
    record Stored(Participant participant) implements ParticipantOutcome {}

    /** The code is another participant's, or the application is a participant already. */
    record Exists() implements ParticipantOutcome {}

    /** There is no such application. */
    record ApplicationUnknown() implements ParticipantOutcome {}

    /** There is no such participant. */
    record Unknown() implements ParticipantOutcome {}
}
