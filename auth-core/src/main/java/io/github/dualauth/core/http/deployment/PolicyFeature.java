package io.github.dualauth.core.http.deployment;

import io.github.dualauth.core.http.AuthenticationFilter;
import io.github.dualauth.core.http.LateRefusalFilter;
import io.github.dualauth.core.http.RequestPipeline;
import io.github.dualauth.core.policy.ApiPolicy;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Puts each method's policy in front of it. A method that slipped past {@link PolicyInitializer} stops the deployment
 * here, or is not served at all.
 */
public final class PolicyFeature implements DynamicFeature {

    private static final String PAYARA_ROLES = "fish.payara.microprofile.jwtauth.jaxrs.RolesAllowedDynamicFeature";

    // The whole application's; the one of a method's FeatureContext does not show what others have registered.
    @Context
    private Configuration application;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (isServers(resource.getResourceClass().getName())) {
            return;
        }
        PolicyRegistry registry = CDI.current().select(PolicyRegistry.class).get();
        ApiPolicy policy = registry.policy(resource.getResourceClass(), resource.getResourceMethod());
        RequestPipeline pipeline = registry.pipeline();
        boolean tellContainer =
                pipeline.containerIdentity() || (mentionsRoles(resource, policy) && containerChecksRoles());
        if (tellContainer) {
            // Also for an open method: without us, the container asks whoever calls one with @PermitAll for Basic.
            pipeline.container().register();
        }
        if (policy.open()) {
            return;
        }
        context.register(new AuthenticationFilter(policy, pipeline, tellContainer));
        context.register(new LateRefusalFilter(policy, pipeline));
    }

    /** What Payara and Jersey bring themselves: OpenAPI, and answers to OPTIONS. */
    private static boolean isServers(String name) {
        return name.startsWith("org.glassfish.jersey.") || name.startsWith("fish.payara.");
    }

    private static boolean mentionsRoles(ResourceInfo resource, ApiPolicy policy) {
        return !policy.roles().isEmpty() || resource.getResourceMethod().isAnnotationPresent(PermitAll.class);
    }

    /**
     * Payara's own filter for {@code @RolesAllowed} and {@code @PermitAll} asks the container to authenticate callers
     * whom it does not know, and the container answers with its own 401.
     */
    private boolean containerChecksRoles() {
        return application.getClasses().stream().anyMatch(type -> type.getName().equals(PAYARA_ROLES));
    }
}
