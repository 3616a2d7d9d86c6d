package io.github.dualauth.core.audit;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import java.time.Instant;
import java.util.Optional;

/** Decisions to be written down. */
public final class TestEvents {

    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    private TestEvents() {}

    public static AuthenticationEvent accepted(String requestId) {
        Subject subject = new Subject("application", "app", "account", "user", "", "");
        return new AuthenticationEvent(
                TIME, Optional.empty(), subject, HashedIds.NONE, new RequestOrigin("ping", "::1", requestId));
    }

    /** What a sink gets of {@link #accepted}. */
    public static byte[] members(String requestId) {
        return AuditLine.members(accepted(requestId));
    }

    static AuthenticationEvent refused(RejectionReason reason, String field, HashedIds unproven) {
        return new AuthenticationEvent(
                TIME,
                Optional.of(new Refusal(reason, field)),
                Subject.UNKNOWN,
                unproven,
                new RequestOrigin("ping", "127.0.0.1", "0af7651916cd43dd8448eb211c80319c"));
    }

    public static AuthenticationEvent of(Subject subject) {
        return new AuthenticationEvent(
                TIME, Optional.empty(), subject, HashedIds.NONE, new RequestOrigin("ping", "::1", "1"));
    }
}
