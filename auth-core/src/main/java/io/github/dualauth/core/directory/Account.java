package io.github.dualauth.core.directory;

/**
 * A group (a practice, a clinic) under the key that one application gave it.
 *
 * @param id our row, meaningful to no client
 * @param applicationId the application whose account it is
 * @param key the application's own key, unique within that application and compared exactly
 * @param name what people call it
 * @param active whether callers may act for it
 * @param details what the deployment keeps with it, as it gave it; {@code ""} when nothing
 */
public record Account(String id, String applicationId, String key, String name, boolean active, String details) {}
