package io.github.dualauth.core.http;

import io.github.dualauth.core.AuthenticatedCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The caller of the current request, for injection anywhere. The caller itself cannot be injected: its family is sealed,
 * which no client proxy can join, and without a proxy a bean that outlives the request would keep somebody else's. This
 * bean keeps nothing: the caller is an attribute of the request.
 */
@ApplicationScoped
public class CurrentCaller {

    /**
     * The property of the JAX-RS request, and so the attribute of the servlet's (Jakarta REST 3.1,
     * ContainerRequestContext.setProperty), that holds the caller; nothing that is sent can set it.
     */
    public static final String PROPERTY = CurrentCaller.class.getName();

    @Inject
    private HttpServletRequest request;

    /**
     * Who calls.
     *
     * @throws IllegalStateException on an API without authentication
     */
    public AuthenticatedCaller get() {
        return find().orElseThrow(() -> new IllegalStateException("this request has no authenticated caller"));
    }

    /** Who calls, if anybody has been authenticated. */
    public Optional<AuthenticatedCaller> find() {
        return of(request);
    }

    /** Who made this request, or whichever request is the current one if that is a proxy. */
    public static Optional<AuthenticatedCaller> of(HttpServletRequest request) {
        try {
            return Optional.ofNullable((AuthenticatedCaller) request.getAttribute(PROPERTY));
        } catch (IllegalStateException outside) {
            // Work that no HTTP request began, such as a timer's: CDI has a request scope there, but no request.
            return Optional.empty();
        }
    }
}
