package io.github.dualauth.core.http;

import io.github.dualauth.core.http.failure.UncaughtMapper;
import io.github.dualauth.core.http.failure.UnmatchedFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** What all methods share; found by JAX-RS itself, whatever the application registers (RESTful Web Services 3.1, 4.1). */
public final class AuthenticationFeature implements Feature {

    /** A mapper of the deployment for the same type comes first. */
    private static final int LAST = Integer.MAX_VALUE;

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new BodyRefusedMapper());
        context.register(UncaughtMapper.class, LAST);
        context.register(UnmatchedFilter.class);
        return true;
    }
}
