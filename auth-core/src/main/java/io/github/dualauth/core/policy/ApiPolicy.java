package io.github.dualauth.core.policy;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.config.ConfigurationException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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

    /** The same policy under another name. */
    public ApiPolicy withName(String other) {
        return new ApiPolicy(other, modes, credentials, level, roles, format, fields);
    }

    /** The key that narrows it. */
    public String modesKey() {
        return "dualauth.api." + name + ".modes";
    }

    /** Its modes, as a comma-separated list in a fixed order. */
    public String modesText() {
        return String.join(
                ",", modes.stream().sorted().map(AuthenticationMode::word).toList());
    }

    /**
     * The same policy for the modes that are configured, if any are.
     *
     * @param configured what is configured for a key
     * @throws ConfigurationException if that is no list, or would widen the policy
     */
    public ApiPolicy narrowed(Function<String, Optional<String>> configured) {
        Optional<String> words = configured.apply(modesKey());
        if (words.isEmpty()) {
            return this;
        }
        Set<AuthenticationMode> fewer = EnumSet.noneOf(AuthenticationMode.class);
        for (String word : words.get().split(",", -1)) {
            try {
                fewer.add(AuthenticationMode.valueOf(word.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(
                        "invalid value of configuration key " + modesKey()
                                + ": not a list of application, individual, device and system",
                        e);
            }
        }
        if (!modes.containsAll(fewer)) {
            throw new ConfigurationException("invalid value of configuration key " + modesKey()
                    + ": configuration can only narrow, and the API takes " + modesText());
        }
        return new ApiPolicy(name, Set.copyOf(fewer), credentials, level, roles, format, fields);
    }
}
