package io.github.dualauth.app.envelope;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;

/**
 * Says of every answer that says nothing of it that it must not be stored (RFC 9111, 5.2.2.5), and of some that no other one
 * will follow.
 */
@Provider
public class ResponseHeaders implements ContainerResponseFilter {

    /** The property of a request after which its connection ends: the rest of its body was left there. */
    static final String LAST = ResponseHeaders.class.getName() + ".last";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders()
                .computeIfAbsent(HttpHeaders.CACHE_CONTROL, absent -> new ArrayList<>(List.of("no-store")));
        if (request.getProperty(LAST) != null) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }
}
