package io.github.dualauth.core.directory;

/**
 * The part of an account that a save may change.
 *
 * @param name what people call it
 * @param active whether callers may act for it
 * @param details what the deployment keeps with it; {@code ""} when nothing
 */
public record AccountState(String name, boolean active, String details) {

    /** Where a new account starts from: active, and nothing else. */
    public static AccountState initial() {
        return new AccountState("", true, "");
    }
}
