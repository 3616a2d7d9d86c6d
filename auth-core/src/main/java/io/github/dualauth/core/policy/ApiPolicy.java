package io.github.dualauth.core.policy;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import java.util.Set;

/**
 * What one API method allows; read once, at start-up.
 *
 * @param name the method's name in configuration and audit, in kebab case, unique in the deployment
 * @param modes the kinds of caller it takes; empty exactly at level NONE
 * @param credentials the ways in which a credential may come
 * @param level how much of the caller's identity it needs
 * @param roles one of these is needed; empty when any caller will do
 * @param format how its refusals are told
 * @param fields how the members of a body make a credential of {@link CredentialKind#CLIENT_SECRET}
 */
public record ApiPolicy(
        String name,
        Set<AuthenticationMode> modes,
        Set<CredentialKind> credentials,
        AuthenticationLevel level,
        Set<String> roles,
        FailureFormat format,
        CredentialFields fields) {

    /** Whether there is anything to check at all. */
    public boolean open() {
        return level == AuthenticationLevel.NONE;
    }

    /** Whether an application that calls has to say for which account. */
    public boolean namesAccounts() {
        return level.needs(AuthenticationLevel.ACCOUNT) && modes.contains(AuthenticationMode.APPLICATION);
    }

    /** The modes that it takes, as configuration and answers name them. */
    public String words() {
        return String.join(
                ",", modes.stream().sorted().map(AuthenticationMode::word).toList());
    }

    /** The same policy under another name. */
    public ApiPolicy withName(String other) {
        return new ApiPolicy(other, modes, credentials, level, roles, format, fields);
    }

    /** The same policy for fewer modes. */
    public ApiPolicy withModes(Set<AuthenticationMode> fewer) {
        return new ApiPolicy(name, fewer, credentials, level, roles, format, fields);
    }
}
