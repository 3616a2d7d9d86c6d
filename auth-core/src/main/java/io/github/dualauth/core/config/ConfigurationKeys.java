package io.github.dualauth.core.config;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys that one module reads; a key under {@code dualauth.} that no module reads stops the start, since a
 * misspelled security setting must not be silently without effect.
 *
 * @param keys the keys
 */
public record ConfigurationKeys(List<ConfigurationKey> keys) {

    private static final String PREFIX = "dualauth.";
    private static final String ENVIRONMENT_PREFIX = "DUALAUTH_";

    /**
     * Looks through the names of everything that is configured.
     *
     * @throws ConfigurationException naming the keys that nobody knows
     */
    public static void refuseUnknown(
            Collection<ConfigurationKeys> modules, Collection<String> apiKeys, Iterable<String> configured) {
        Set<String> known = new HashSet<>(apiKeys);
        modules.forEach(module -> module.keys().forEach(key -> known.add(key.name())));
        Set<String> environment = new HashSet<>();
        known.forEach(key -> {
            environment.add(ConfigurationKey.environmentName(key));
            environment.add(ConfigurationKey.withUnderscores(key));
        });
        Set<String> unknown = new TreeSet<>();
        for (String name : configured) {
            if (name.startsWith(PREFIX) && !known.contains(name)) {
                unknown.add(name);
            } else if (inEnvironment(name) && !environment.contains(name)) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw new ConfigurationException("unknown configuration key " + String.join(", ", unknown)
                    + " (the README's configuration table lists the keys)");
        }
    }

    private static boolean inEnvironment(String name) {
        return name.toUpperCase(Locale.ROOT).startsWith(ENVIRONMENT_PREFIX);
    }
}
