package io.github.dualauth.core;

import java.time.Duration;

/**
 * A refusal as a value.
 *
 * @param reason why, by its stable code
 * @param field the member at fault, such as {@code auth.loginId}, or of a refused handshake what its certificate lacks, in
 *     words of ours; {@code ""} where there is nothing to say. Never a value.
 * @param retryAfter when trying again makes sense; zero where nothing is known of that
 */
public record Refusal(RejectionReason reason, String field, Duration retryAfter) {

    private static final int USUAL_SECONDS = 2;

    /** A refusal that a member is at fault for. */
    public Refusal(RejectionReason reason, String field) {
        this(reason, field, Duration.ZERO);
    }

    /** A refusal that no single member is at fault for. */
    public static Refusal of(RejectionReason reason) {
        return new Refusal(reason, "");
    }

    /** A refusal that ends by itself. */
    public static Refusal until(RejectionReason reason, Duration retryAfter) {
        return new Refusal(reason, "", retryAfter);
    }

    /** The value of Retry-After (RFC 9110, 10.2.3): whole seconds, rounded up; two where nothing is known. */
    public String retryAfterSeconds() {
        return retryAfter.isZero()
                ? Integer.toString(USUAL_SECONDS)
                : Long.toString(retryAfter.plusNanos(999_999_999).toSeconds());
    }
}
