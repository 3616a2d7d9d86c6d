package io.github.dualauth.application.participant;

import java.util.Set;

/**
 * A registered participant, without its secret.
 *
 * @param clientId the ID that it presents with its secret, and the subject of its API keys; made here
 * @param applicationId the application that it is
 * @param code what the other participants call it; unique in the deployment and compared exactly
 * @param profile what can be changed of it
 */
public record Participant(String clientId, String applicationId, String code, Profile profile) {

    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9._@-]{0,254}";

    /** Whether {@code code} can be a participant's: 1 to 255 letters, digits, dots, dashes, underscores and at signs. */
    public static boolean isCode(String code) {
        return code.matches(CODE);
    }

    /** Whether it is let in, as far as it is up to itself. */
    boolean isActive() {
        return profile.status() == ParticipantStatus.ACTIVE;
    }

    /**
     * What can be changed of a participant.
     *
     * @param name what people call it
     * @param roles what it does in the exchange, such as {@code provider} and {@code payor}; here they allow nothing
     * @param status whether it is let in
     * @param publicKey with which others encrypt for it, as PEM or JWK; {@code ""} if none is known
     */
    public record Profile(String name, Set<String> roles, ParticipantStatus status, String publicKey) {

        /** How many roles a participant may have. */
        public static final int MOST_ROLES = 20;

        private static final String ROLE = "[A-Za-z0-9._-]{1,64}";

        /**
         * Checks what would be stored ambiguously.
         *
         * @throws IllegalArgumentException if the roles are not as {@link #areRoles} wants them
         */
        public Profile {
            roles = Set.copyOf(roles);
            if (!areRoles(roles)) {
                throw new IllegalArgumentException("not the names of roles");
            }
        }

        /** Whether these are at most 20 roles, of 1 to 64 letters, digits, dots, dashes or underscores each. */
        public static boolean areRoles(Set<String> roles) {
            return roles.size() <= MOST_ROLES && roles.stream().allMatch(role -> role.matches(ROLE));
        }
    }
}
