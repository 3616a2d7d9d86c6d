package io.github.dualauth.application.gateway;

import io.github.dualauth.core.RejectionReason;
import java.time.Instant;

/** What a participant's check of a token said. */
public sealed interface GatewayVerification {

    /**
     * The gateway calls.
     *
     * @param id the token's own ID; a participant that takes each token only once remembers it until {@code expires}
     * @param expires from when on the token is good no more
     */
    record Accepted(String id, Instant expires) implements GatewayVerification {}

    /**
     * Somebody else does; the answer is 401, without the reason.
     *
     * @param reason why, for the log
     */
    record Refused(RejectionReason reason) implements GatewayVerification {}
}
