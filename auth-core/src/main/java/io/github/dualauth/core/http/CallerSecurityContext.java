package io.github.dualauth.core.http;

import io.github.dualauth.core.AuthenticatedCaller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** The caller as JAX-RS sees it. */
final class CallerSecurityContext implements SecurityContext {

    private final AuthenticatedCaller caller;
    private final boolean secure;

    CallerSecurityContext(AuthenticatedCaller caller, boolean secure) {
        this.caller = caller;
        this.secure = secure;
    }

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.roles().contains(role);
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return "DualAuth";
    }
}
