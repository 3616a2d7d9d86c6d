package io.github.dualauth.core.http.deployment;

import io.github.dualauth.core.http.container.ContentTypeFilter;
import io.github.dualauth.core.http.container.FramingFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads every policy before anything is served, and fails the deployment if a JAX-RS method has none. The servlet
 * container hands over all such classes, whichever of them the application registers.
 */
@HandlesTypes({
    Path.class,
    HttpMethod.class,
    GET.class,
    POST.class,
    PUT.class,
    PATCH.class,
    DELETE.class,
    HEAD.class,
    OPTIONS.class
})
public final class PolicyInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        StartupFailure.guard(() -> {
            ApiPolicies policies = ApiPolicies.read(classes == null ? Set.of() : classes);
            context.addListener(new DeploymentStart(policies));
            // What the container refuses by itself, such as /WEB-INF, is an error before any filter has seen it.
            put(context, new FramingFilter(), EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
            put(context, new ContentTypeFilter(), EnumSet.of(DispatcherType.REQUEST));
        });
    }

    private static void put(ServletContext context, Filter filter, EnumSet<DispatcherType> dispatches) {
        FilterRegistration.Dynamic registered =
                context.addFilter("dualauth-" + filter.getClass().getSimpleName(), filter);
        registered.setAsyncSupported(true);
        registered.addMappingForUrlPatterns(dispatches, false, "/*");
    }
}
