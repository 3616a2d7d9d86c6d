package io.github.dualauth.core;

/**
 * A refusal as a value.
 *
 * @param reason why, by its stable code
 * @param field the member at fault, such as {@code auth.loginId}; {@code ""} where no member is. Never a value.
 */
public record Refusal(RejectionReason reason, String field) {

    /** A refusal that no single member is at fault for. */
    public static Refusal of(RejectionReason reason) {
        return new Refusal(reason, "");
    }
}
