package io.github.dualauth.core.policy;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import java.util.Set;

/**
 * What one API method allows; read once, at start-up.
 *
 * @param name the method's name in configuration and audit, in kebab case, unique in the deployment
 * @param modes the kinds of caller it takes; empty exactly at level NONE
 * @param level how much of the caller's identity it needs
 * @param roles one of these is needed; empty when any caller will do
 * @param format how its refusals are told
 */
public record ApiPolicy(
        String name,
        Set<AuthenticationMode> modes,
        AuthenticationLevel level,
        Set<String> roles,
        FailureFormat format) {

    /** Whether there is anything to check at all. */
    public boolean open() {
        return level == AuthenticationLevel.NONE;
    }

    /** The same policy under another name. */
    public ApiPolicy withName(String other) {
        return new ApiPolicy(other, modes, level, roles, format);
    }

    /** The same policy for fewer modes. */
    public ApiPolicy withModes(Set<AuthenticationMode> fewer) {
        return new ApiPolicy(name, fewer, level, roles, format);
    }
}
