package io.github.dualauth.edge.trust;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.address.IpAddress;
import io.github.dualauth.core.audit.AuditNotice;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.audit.AuthenticationEvent;
import io.github.dualauth.core.audit.HashedIds;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.database.DependencyUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes refused handshakes down, and no more of them than a disk bears, as they cost a stranger nothing: the first from a
 * network for a reason at once, and how many more of its kind came until the next {@link #turn} in one record then. Of
 * networks and reasons beyond a number only their sum is written.
 */
final class HandshakeAudit implements RefusedHandshake {

    /** How long repetitions are counted before they are written down. */
    static final Duration TURN = Duration.ofMinutes(1);

    private static final Logger LOG = System.getLogger(HandshakeAudit.class.getName());
    private static final String API = "tls-handshake";
    private static final int MOST_KINDS = 100;
    private static final Kind OTHERS = new Kind("of many kinds", "");

    private final Supplier<AuditTrail> trail;
    private final Clock clock;
    private final Map<Kind, Integer> repeated = new LinkedHashMap<>();

    /** Asks for the trail when there is something to write. */
    HandshakeAudit(Supplier<AuditTrail> trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    private record Kind(String why, String network) {}

    @Override
    public void refused(String why, String source) {
        LOG.log(Level.DEBUG, "a handshake was refused: the certificate is {0}", why);
        if (isFirst(new Kind(why, IpAddress.network(source)))) {
            record(why, source);
        }
    }

    private void record(String why, String source) {
        try {
            trail.get()
                    .record(new AuthenticationEvent(
                            clock.instant(),
                            Optional.of(new Refusal(RejectionReason.CERTIFICATE_UNTRUSTED, why)),
                            Subject.UNKNOWN,
                            HashedIds.NONE,
                            new RequestOrigin(API, source, RequestOrigin.freshId())));
        } catch (DependencyUnavailableException ignored) {
            // The handshake ends in any case, and the audit itself says in the log why it fails.
        }
    }

    private synchronized boolean isFirst(Kind kind) {
        if (repeated.size() >= MOST_KINDS && !repeated.containsKey(kind)) {
            add(OTHERS, 1);
            return false;
        }
        boolean first = !repeated.containsKey(kind);
        add(kind, first ? 0 : 1);
        return first;
    }

    private void add(Kind kind, int count) {
        repeated.merge(kind, count, Math::addExact);
    }

    /**
     * Writes down what was repeated; from now on all are the first of their kind again.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if it could not; then it is counted on
     */
    void turn() {
        for (Kind kind : kinds()) {
            int count = take(kind);
            try {
                if (count > 0) {
                    trail.get().record(notice(kind, count));
                }
            } catch (RuntimeException e) {
                giveBack(kind, count);
                throw e;
            }
        }
    }

    private synchronized List<Kind> kinds() {
        return List.copyOf(repeated.keySet());
    }

    private synchronized int take(Kind kind) {
        Integer count = repeated.remove(kind);
        return count == null ? 0 : count;
    }

    private synchronized void giveBack(Kind kind, int count) {
        add(kind, count);
    }

    private AuditNotice notice(Kind kind, int count) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("reason", RejectionReason.CERTIFICATE_UNTRUSTED.name());
        members.put("field", kind.why());
        members.put("api", API);
        members.put("source", kind.network());
        members.put("count", Integer.toString(count));
        return new AuditNotice(clock.instant(), "handshakes-refused", members);
    }
}
