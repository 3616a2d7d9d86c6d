package io.github.dualauth.app.hcx;

import io.github.dualauth.app.WarConfiguration;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Hides the password grant where it is off, before anything that was sent is looked at. */
@Provider
@PasswordGrant
@Priority(PasswordGrantFilter.BEFORE_AUTHENTICATION)
public class PasswordGrantFilter implements ContainerRequestFilter {

    static final int BEFORE_AUTHENTICATION = 900;

    @Inject
    private WarConfiguration configuration;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!configuration.passwordGrant()) {
            throw new NotFoundException();
        }
    }
}
