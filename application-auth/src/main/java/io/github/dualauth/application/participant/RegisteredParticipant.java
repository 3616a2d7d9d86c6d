package io.github.dualauth.application.participant;

/**
 * A participant with its key, as verifiers need it.
 *
 * @param participant the participant
 * @param key its key
 */
record RegisteredParticipant(Participant participant, ClientKey key) {}
