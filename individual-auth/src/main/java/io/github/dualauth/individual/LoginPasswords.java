package io.github.dualauth.individual;

import io.github.dualauth.core.secret.password.PasswordChecks;

/**
 * How people's passwords are judged and stored.
 *
 * @param rules for new ones
 * @param checks that hash and compare
 */
public record LoginPasswords(PasswordRules rules, PasswordChecks checks) {}
