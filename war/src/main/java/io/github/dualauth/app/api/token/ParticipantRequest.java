package io.github.dualauth.app.api.token;

import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.application.participant.Participant;
import io.github.dualauth.application.participant.ParticipantStatus;
import io.github.dualauth.application.participant.PublicKeyText;
import java.util.Optional;
import java.util.Set;

/**
 * What was sent of a participant.
 *
 * @param code which one
 * @param name its name; {@code ""} when none was sent
 * @param roles its roles; empty when none were sent
 * @param status its status; empty when none was sent
 * @param publicKey its public key; {@code ""} when none was sent
 */
record ParticipantRequest(
        String code, String name, Optional<Set<String>> roles, Optional<ParticipantStatus> status, String publicKey) {

    static ParticipantRequest of(ApiRequest request) {
        Optional<Set<String>> roles = request.has("roles") ? Optional.of(request.texts("roles")) : Optional.empty();
        if (roles.isPresent() && !Participant.Profile.areRoles(roles.get())) {
            request.fault(
                    "roles",
                    "must be at most " + Participant.Profile.MOST_ROLES
                            + ", of 1 to 64 letters, digits, dots, dashes or underscores each");
        }
        String word = request.text("status", ApiRequest.MAX_ID);
        Optional<ParticipantStatus> status = ParticipantStatus.of(word);
        if (!word.isEmpty() && status.isEmpty()) {
            request.fault("status", "must be Created, Active, Inactive or Blocked");
        }
        String key = request.lines("publicKey", PublicKeyText.LONGEST);
        if (!key.isEmpty() && !PublicKeyText.isKey(key)) {
            request.fault("publicKey", "must be a public key or certificate in PEM, or a public JWK");
        }
        return new ParticipantRequest(code(request), request.text("name", ApiRequest.MAX_ID), roles, status, key);
    }

    static String code(ApiRequest request) {
        String code = request.required("participantCode", ApiRequest.MAX_ID);
        if (!code.isEmpty() && !Participant.isCode(code)) {
            request.fault("participantCode", "must be 1 to 255 letters, digits, dots, dashes, underscores or at signs");
        }
        return code;
    }

    void requireName(ApiRequest request) {
        if (name.isEmpty()) {
            request.fault("name", "is required");
        }
    }

    /** A new participant; one that nobody has said anything about is not let in yet. */
    Participant.Profile created() {
        return applied(new Participant.Profile(name, Set.of(), ParticipantStatus.CREATED, ""));
    }

    /** The participant with what was sent in the place of what it was. */
    Participant.Profile applied(Participant.Profile before) {
        return new Participant.Profile(
                name.isEmpty() ? before.name() : name,
                roles.orElse(before.roles()),
                status.orElse(before.status()),
                publicKey.isEmpty() ? before.publicKey() : publicKey);
    }
}
