package io.github.dualauth.application;

import io.github.dualauth.core.secret.Secret;

/**
 * A password that was just made: the only time that it is seen.
 *
 * @param application whose it is
 * @param password the password in clear, to be shown once and wiped
 */
public record IssuedPassword(Application application, Secret password) {}
