package io.github.dualauth.core.directory;

/**
 * The part of a user that a save may change.
 *
 * @param active whether callers may act for this person
 * @param details what the deployment keeps with it; {@code ""} when nothing
 */
public record UserState(boolean active, String details) {

    /** Where a new user starts from: active, and nothing else. */
    public static UserState initial() {
        return new UserState(true, "");
    }
}
