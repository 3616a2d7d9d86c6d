package io.github.dualauth.core.testing;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** The same configuration for everybody who asks MicroProfile Config for one, until it is taken back. */
public final class OneConfig extends ConfigProviderResolver {

    private final Config config;

    private OneConfig(Config config) {
        super();
        this.config = config;
    }

    /** Gives {@code config} to the whole virtual machine. */
    public static void install(Config config) {
        ConfigProviderResolver.setInstance(new OneConfig(config));
    }

    /** As if there never had been any. */
    public static void remove() {
        ConfigProviderResolver.setInstance(null);
    }

    @Override
    public Config getConfig() {
        return config;
    }

    @Override
    public Config getConfig(ClassLoader loader) {
        return config;
    }

    @Override
    public ConfigBuilder getBuilder() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void registerConfig(Config added, ClassLoader loader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void releaseConfig(Config released) {
        throw new UnsupportedOperationException();
    }
}
