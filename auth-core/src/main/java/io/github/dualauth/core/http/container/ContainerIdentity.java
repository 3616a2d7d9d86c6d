package io.github.dualauth.core.http.container;

import io.github.dualauth.core.AuthenticatedCaller;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;

/**
 * Tells the container who calls, so that servlets, EJBs and {@code jakarta.security.enterprise.SecurityContext} know
 * too (Jakarta Authentication 3.0, Servlet Container Profile). It costs each request of the deployment something, so it
 * is set up only where it is asked for.
 */
public final class ContainerIdentity {

    private final ServletContext context;
    private boolean registered;

    /** Of one deployment; nothing is set up yet. */
    public ContainerIdentity(ServletContext context) {
        this.context = context;
    }

    /** Takes part in the container's authentication from now on. */
    public synchronized void register() {
        if (!registered) {
            AuthConfigFactory.getFactory().registerServerAuthModule(new CallerAuthModule(), context);
            registered = true;
        }
    }

    /**
     * Makes {@code caller} the container's caller for the rest of the request. The caller stays with the request, since
     * others ask the container to authenticate once more: Payara does before a method with {@code @PermitAll}.
     */
    public void tell(ServletExchange exchange, AuthenticatedCaller caller) {
        exchange.request().setAttribute(CallerAuthModule.CALLER, caller);
        try {
            if (!exchange.request().authenticate(exchange.response())) {
                throw new IllegalStateException("the container did not take the caller");
            }
        } catch (IOException | ServletException e) {
            throw new IllegalStateException("the container did not take the caller", e);
        }
    }
}
