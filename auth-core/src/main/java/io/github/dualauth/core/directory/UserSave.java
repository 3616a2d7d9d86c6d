package io.github.dualauth.core.directory;

/**
 * Which user of an account is to be saved, and what the save may do.
 *
 * @param key the application's own key of the user
 * @param rule what the save may do
 */
public record UserSave(String key, SaveRule rule) {}
