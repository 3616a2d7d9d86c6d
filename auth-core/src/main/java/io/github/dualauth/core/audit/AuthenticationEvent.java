package io.github.dualauth.core.audit;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * One decision on one request. It holds nothing that was presented, only what is known to exist, and keyed hashes.
 *
 * @param time when it was decided
 * @param refusal why it was refused; empty when the caller was let in
 * @param subject whom it concerns
 * @param unproven keyed hashes of the IDs that came with a refused request and are not in the subject
 * @param request the request it was made on
 */
public record AuthenticationEvent(
        Instant time, Optional<Refusal> refusal, Subject subject, HashedIds unproven, RequestOrigin request) {}
