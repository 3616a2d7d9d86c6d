package io.github.dualauth.core.config;

/**
 * A configuration key, as the README's table shows it.
 *
 * @param name the key, beginning with {@code dualauth.}; also read from the environment in capitals with underscores
 * @param byDefault the value when it is not set; {@code ""} when there is none
 * @param meaning what it is for, in one sentence
 */
public record ConfigurationKey(String name, String byDefault, String meaning) {

    /** The name of the environment variable (MicroProfile Config 3.1, "Environment Variables Mapping Rules"). */
    public String environmentName() {
        return environmentName(name);
    }

    static String environmentName(String key) {
        return withUnderscores(key).toUpperCase(java.util.Locale.ROOT);
    }

    /** The other name that the same rules take. */
    static String withUnderscores(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_");
    }
}
