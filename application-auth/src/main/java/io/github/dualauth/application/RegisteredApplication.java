package io.github.dualauth.application;

import java.util.List;

/**
 * An application with its passwords, as a verifier needs it.
 *
 * @param application the application
 * @param version of its row; another one after each change
 * @param passwords those that had not ended then
 * @param readAt when that was, in milliseconds since 1970
 */
record RegisteredApplication(Application application, long version, List<StoredPassword> passwords, long readAt) {}
