package io.github.dualauth.core.delivery;

/**
 * Why something was not handed on.
 *
 * @param text what the other side said, or what happened
 * @param lasting whether the same would happen again
 */
public record Failure(String text, boolean lasting) {

    /** One that may be gone next time. */
    public static Failure passing(String text) {
        return new Failure(text, false);
    }
}
