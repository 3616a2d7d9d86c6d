package io.github.dualauth.core.testing;

import io.github.dualauth.core.config.ConfigurationReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** A configuration that holds just what a test sets; empty values count as absent, as MicroProfile Config has it. */
public final class TestConfiguration implements Config {

    private final Map<String, String> values;

    private TestConfiguration(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Nothing is set. */
    public static ConfigurationReader empty() {
        return of(Map.of());
    }

    /** One key is set. */
    public static ConfigurationReader of(String key, String value) {
        return of(Map.of(key, value));
    }

    /** These keys are set. */
    public static ConfigurationReader of(Map<String, String> values) {
        return new ConfigurationReader(config(values));
    }

    /** The same as a server gives it. */
    public static Config config(Map<String, String> values) {
        return new TestConfiguration(values);
    }

    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !value.isEmpty())
                .map(type::cast);
    }

    @Override
    public <T> T getValue(String name, Class<T> type) {
        return getOptionalValue(name, type).orElseThrow();
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public ConfigValue getConfigValue(String name) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
        return List.of();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new IllegalArgumentException(Arrays.toString(type.getInterfaces()));
    }
}
