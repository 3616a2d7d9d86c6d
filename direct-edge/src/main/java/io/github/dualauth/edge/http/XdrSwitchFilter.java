package io.github.dualauth.edge.http;

import io.github.dualauth.edge.config.XdrSettings;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Hides the XDR edge where it is off, before anything that was sent is looked at. */
@Provider
@XdrSwitch
@Priority(XdrSwitchFilter.BEFORE_AUTHENTICATION)
public class XdrSwitchFilter implements ContainerRequestFilter {

    static final int BEFORE_AUTHENTICATION = 900;

    @Inject
    private XdrSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!settings.enabled()) {
            throw new NotFoundException();
        }
    }
}
