package io.github.dualauth.core.http.failure;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;

/**
 * Answers requests that JAX-RS matched with no method, such as one with a body of a type that the method does not
 * consume, by problem details (RFC 9457): without a body, the container would put an HTML page of its own there. What a
 * mapper of the deployment answered is left alone.
 */
public final class UnmatchedFilter implements ContainerResponseFilter {

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && !response.hasEntity() && resource.getResourceMethod() == null) {
            byte[] body = ProblemFormat.text(response.getStatus(), "").getBytes(StandardCharsets.UTF_8);
            response.setEntity(body, null, MediaType.valueOf(ProblemFormat.MEDIA_TYPE));
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
