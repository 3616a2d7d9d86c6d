package io.github.dualauth.core.startup;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** What a server brings to put together the answer of a health check. */
final class HealthAnswers extends HealthCheckResponseBuilder {

    private final Map<String, Object> data = new TreeMap<>();
    private String name;
    private Status status;

    static void use() {
        HealthCheckResponse.setResponseProvider(HealthAnswers::new);
    }

    @Override
    public HealthCheckResponseBuilder name(String text) {
        name = text;
        return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, String value) {
        return with(key, value);
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, long value) {
        return with(key, value);
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, boolean value) {
        return with(key, value);
    }

    private HealthCheckResponseBuilder with(String key, Object value) {
        data.put(key, value);
        return this;
    }

    @Override
    public HealthCheckResponseBuilder up() {
        return status(true);
    }

    @Override
    public HealthCheckResponseBuilder down() {
        return status(false);
    }

    @Override
    public HealthCheckResponseBuilder status(boolean up) {
        status = up ? Status.UP : Status.DOWN;
        return this;
    }

    @Override
    public HealthCheckResponse build() {
        return new HealthCheckResponse(name, status, data.isEmpty() ? Optional.empty() : Optional.of(data));
    }
}
