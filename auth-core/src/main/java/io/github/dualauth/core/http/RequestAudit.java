package io.github.dualauth.core.http;

import io.github.dualauth.core.Authentication;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.audit.AuthenticationEvent;
import io.github.dualauth.core.audit.HashedIds;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.secret.KeyRing;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * Writes the decisions on requests down. Each method returns when it is done, or throws
 * {@link io.github.dualauth.core.database.DependencyUnavailableException}: then nobody may act on the decision.
 */
@Dependent
final class RequestAudit {

    private final AuditTrail trail;
    private final KeyRing keys;
    private final Clock clock;

    @Inject
    RequestAudit(AuditTrail trail, KeyRing keys) {
        this.trail = trail;
        this.keys = keys;
        this.clock = Clock.systemUTC();
    }

    void record(Authentication authentication, HashedIds unproven, RequestOrigin origin) {
        if (authentication instanceof Authentication.Refused refused) {
            record(refused.refusal(), refused.subject(), unproven, origin);
        } else {
            Subject subject = Subject.of(((Authentication.Accepted) authentication).caller());
            trail.record(new AuthenticationEvent(clock.instant(), Optional.empty(), subject, HashedIds.NONE, origin));
        }
    }

    void record(Refusal refusal, Subject subject, HashedIds unproven, RequestOrigin origin) {
        trail.record(new AuthenticationEvent(clock.instant(), Optional.of(refusal), subject, unproven, origin));
    }

    /** What is to be written down of the IDs that came with a refused request. */
    HashedIds hashed(PresentedCredential presented, Subject known) {
        return HashedIds.of(presented, known, keys);
    }
}
