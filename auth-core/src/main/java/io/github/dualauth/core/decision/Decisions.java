package io.github.dualauth.core.decision;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.Authentication;
import io.github.dualauth.core.Authenticator;
import io.github.dualauth.core.Condition;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.audit.AuthenticationEvent;
import io.github.dualauth.core.audit.HashedIds;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.secret.KeyRing;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;

/**
 * Decides on requests and writes each decision down before anybody acts on it: one that cannot be written down is a
 * refusal that may be tried again.
 */
public final class Decisions {

    private static final Logger LOG = System.getLogger(Decisions.class.getName());

    private final Authenticator authenticator;
    private final AuditTrail trail;
    private final KeyRing keys;
    private final Clock clock;

    /** Asks {@code authenticator}, and writes into {@code trail}, where what nobody vouches for is hashed under {@code keys}. */
    public Decisions(Authenticator authenticator, AuditTrail trail, KeyRing keys, Clock clock) {
        this.authenticator = authenticator;
        this.trail = trail;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Decides on a call of an API with {@code policy}; whatever the outcome, the credential's secret is wiped.
     *
     * @param condition what must hold of the caller beside
     */
    public Authentication decide(
            PresentedCredential credential, ApiPolicy policy, RequestOrigin origin, Condition condition) {
        Authentication authentication = authenticate(credential, policy, origin, condition);
        HashedIds unproven = authentication instanceof Authentication.Refused refused
                ? HashedIds.of(credential, refused.subject(), keys)
                : HashedIds.NONE;
        return recorded(authentication, unproven, origin);
    }

    /** A call that is refused whoever makes it, as far as is known by {@code subject}. */
    public Authentication refuse(Refusal refusal, Subject subject, RequestOrigin origin) {
        return recorded(new Authentication.Refused(refusal, subject), HashedIds.NONE, origin);
    }

    /** One more call of a caller whose credential was decided on, and who is still let in. */
    public Authentication accept(AuthenticatedCaller caller, RequestOrigin origin) {
        return recorded(new Authentication.Accepted(caller), HashedIds.NONE, origin);
    }

    /** Why a caller who was let in before, on a connection or by a call that lasts, would not be now, if so. */
    public Optional<RejectionReason> fault(AuthenticatedCaller caller) {
        return authenticator.fault(caller);
    }

    /** Whether a decision could be written down now, as far as can be told. */
    public boolean canRecord() {
        return trail.writable();
    }

    private Authentication authenticate(
            PresentedCredential credential, ApiPolicy policy, RequestOrigin origin, Condition condition) {
        try {
            return authenticator.authenticate(credential, policy, origin.source(), condition);
        } catch (DependencyUnavailableException e) {
            if (e.isOverload()) {
                return new Authentication.Refused(Refusal.of(RejectionReason.OVERLOADED), Subject.UNKNOWN);
            }
            LOG.log(
                    Level.ERROR,
                    "a caller cannot be authenticated, reference {0}: {1}",
                    origin.requestId(),
                    e.getMessage());
            return new Authentication.Refused(Refusal.of(RejectionReason.DEPENDENCY_UNAVAILABLE), Subject.UNKNOWN);
        } finally {
            credential.secret().close();
        }
    }

    private Authentication recorded(Authentication authentication, HashedIds unproven, RequestOrigin origin) {
        try {
            trail.record(event(authentication, unproven, origin));
            return authentication;
        } catch (DependencyUnavailableException ignored) {
            // The audit itself says in the log why, once.
            return new Authentication.Refused(Refusal.of(RejectionReason.DEPENDENCY_UNAVAILABLE), Subject.UNKNOWN);
        }
    }

    private AuthenticationEvent event(Authentication authentication, HashedIds unproven, RequestOrigin origin) {
        if (authentication instanceof Authentication.Refused refused) {
            return new AuthenticationEvent(
                    clock.instant(), Optional.of(refused.refusal()), refused.subject(), unproven, origin);
        }
        AuthenticatedCaller caller = ((Authentication.Accepted) authentication).caller();
        return new AuthenticationEvent(clock.instant(), Optional.empty(), Subject.of(caller), unproven, origin);
    }
}
