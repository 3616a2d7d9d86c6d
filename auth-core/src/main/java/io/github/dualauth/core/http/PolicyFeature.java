package io.github.dualauth.core.http;

import io.github.dualauth.core.policy.ApiPolicy;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

    // Jersey puts proxies of the current request and response here; into filters made below it would put nothing.
    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (isServers(resource.getResourceClass().getName())) {
            return;
        }
        PolicyRegistry registry = CDI.current().select(PolicyRegistry.class).get();
        ApiPolicy policy = registry.policy(resource.getResourceClass(), resource.getResourceMethod());
        if (policy.open()) {
            return;
        }
        RequestPipeline pipeline = registry.pipeline();
        boolean tellContainer = pipeline.containerIdentity()
                || (!policy.roles().isEmpty() && containerChecksRoles(context.getConfiguration()));
        if (tellContainer) {
            pipeline.container().registered();
        }
        ServletExchange exchange = new ServletExchange(request, response, tellContainer);
        context.register(new AuthenticationFilter(policy, pipeline, exchange));
        context.register(new LateRefusalFilter(policy, pipeline));
    }

    /** What Payara and Jersey bring themselves: OpenAPI, and answers to OPTIONS. */
    private static boolean isServers(String name) {
        return name.startsWith("org.glassfish.jersey.") || name.startsWith("fish.payara.");
    }

    /** Payara's own filter for {@code @RolesAllowed} refuses callers whom the container does not know. */
    private static boolean containerChecksRoles(Configuration configuration) {
        return configuration.getClasses().stream()
                .anyMatch(type -> type.getName().equals(PAYARA_ROLES));
    }
}
