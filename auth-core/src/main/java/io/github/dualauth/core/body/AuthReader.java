package io.github.dualauth.core.body;

import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.json.JsonEvents;
import io.github.dualauth.core.body.json.JsonType;
import java.util.Optional;

/**
 * Finds the top-level member {@code auth} among the events of a body, and any second one, however its name is escaped.
 * Everything else in the body is the resource's own affair.
 */
final class AuthReader implements JsonEvents {

    /** The member's name, and what refusals that no member of it is at fault for call the field. */
    static final String FIELD = "auth";

    private static final int MISMATCH = -1;

    private final AuthMembers members;
    private int matched;
    private boolean named;
    private boolean seen;
    private boolean within;
    private boolean decided;
    private boolean heard;

    AuthReader(BodyBuffer buffer, BodyLimits limits, boolean beside) {
        this.members = new AuthMembers(buffer, limits.maxValueLength(), beside);
    }

    /** Whether {@code auth} has been read to its end. */
    boolean decided() {
        return decided;
    }

    /** The credential in {@code auth}, if it holds one. */
    Optional<PresentedCredential> credential() {
        return members.credential();
    }

    /** What {@code auth} says of whom a credential in a header acts for. */
    Extraction.Beside named(WatchedBody body) {
        return new Extraction.Beside(members.accountId(), members.userId(), body);
    }

    /** Wipes what was collected: the body is refused. */
    void discard() {
        members.discard();
    }

    @Override
    public void nameOpened(int depth) {
        heard = within || depth == 1;
        matched = 0;
        if (within) {
            members.nameOpened();
        }
    }

    @Override
    public Optional<Refusal> nameClosed(int depth) {
        if (within) {
            return members.nameClosed();
        }
        if (depth != 1) {
            return Optional.empty();
        }
        named = matched == FIELD.length();
        if (named && seen) {
            return refused(RejectionReason.AUTH_REPEATED, FIELD);
        }
        seen |= named;
        return Optional.empty();
    }

    @Override
    public Optional<Refusal> valueOpened(JsonType type, int depth, long position) {
        heard = within && members.hearsValue();
        if (within) {
            return members.valueOpened(type, position);
        }
        if (depth == 0) {
            return type == JsonType.OBJECT ? Optional.empty() : refused(RejectionReason.JSON_NOT_AN_OBJECT, "");
        }
        if (depth > 1 || !named) {
            return Optional.empty();
        }
        within = type == JsonType.OBJECT;
        return within || type == JsonType.NULL ? Optional.empty() : refused(RejectionReason.AUTH_NOT_AN_OBJECT, FIELD);
    }

    @Override
    public Optional<Refusal> valueClosed(JsonType type, int depth, long position) {
        if (within && depth > 1) {
            return members.valueClosed(position);
        }
        boolean auth = named && depth == 1;
        boolean concluded = auth && within;
        decided |= auth;
        named = named && !auth;
        within = within && !concluded;
        return concluded ? members.conclude() : Optional.empty();
    }

    @Override
    public boolean hears() {
        return heard;
    }

    @Override
    public Optional<Refusal> character(char unit) {
        if (within) {
            return members.character(unit);
        }
        boolean fits = matched >= 0 && matched < FIELD.length() && unit == FIELD.charAt(matched);
        matched = fits ? matched + 1 : MISMATCH;
        return Optional.empty();
    }

    private static Optional<Refusal> refused(RejectionReason reason, String field) {
        return Optional.of(new Refusal(reason, field));
    }
}
