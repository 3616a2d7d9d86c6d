package io.github.dualauth.app;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Which calls Payara makes no span for. It makes one for each call once the first has been answered, also where its
 * OpenTelemetry is off and nobody takes any: then none. Where it is on, none of a link that signs on, as its address holds a
 * token. MicroProfile Config finds this source by its file in META-INF/services; whatever an operator sets comes first.
 */
public final class SpanConfigSource implements ConfigSource {

    /** Regular expressions of paths, with bars between them (MicroProfile OpenTracing 3.0). */
    static final String SKIPPED = "mp.opentracing.server.skip-pattern";

    private static final String ALL = ".*";
    private static final String SIGN_ON = "/*sso.*";

    /** What MicroProfile Config takes for true (3.1, built-in converters). */
    private static final Set<String> TRUE = Set.of("true", "1", "yes", "y", "on");

    private final Map<String, String> properties;

    /** For what this process was started with. */
    public SpanConfigSource() {
        this(System.getProperty("otel.sdk.disabled", System.getenv().getOrDefault("OTEL_SDK_DISABLED", "")));
    }

    SpanConfigSource(String disabled) {
        boolean off = disabled.isEmpty() || TRUE.contains(disabled.toLowerCase(Locale.ROOT));
        this.properties = Map.of(SKIPPED, off ? ALL : SIGN_ON);
    }

    @Override
    public Set<String> getPropertyNames() {
        return properties.keySet();
    }

    @Override
    public String getValue(String name) {
        return properties.get(name);
    }

    @Override
    public String getName() {
        return SpanConfigSource.class.getName();
    }
}
