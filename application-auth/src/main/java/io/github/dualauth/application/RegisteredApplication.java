package io.github.dualauth.application;

import java.util.List;

/**
 * An application with its passwords, as a verifier needs it.
 *
 * @param application the application
 * @param passwords all of its passwords, live or not
 */
record RegisteredApplication(Application application, List<StoredPassword> passwords) {}
