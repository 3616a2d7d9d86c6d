package io.github.dualauth.core.http;

import io.github.dualauth.core.address.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Collections;
import java.util.List;

/** Where a request comes from, as far as trusted proxies tell. */
final class ClientAddress {

    /**
     * The property of the JAX-RS request under which {@link ContentTypeFilter} leaves the servlet's request (Jakarta
     * REST 3.1, ContainerRequestContext.getProperty): far cheaper than to go through an injected proxy.
     */
    static final String REQUEST = ClientAddress.class.getName();

    private ClientAddress() {}

    static String of(ContainerRequestContext context, TrustedProxies proxies) {
        HttpServletRequest request = (HttpServletRequest) context.getProperty(REQUEST);
        // A peer that has hung up has no address any more.
        String peer = request.getRemoteAddr() == null ? "" : request.getRemoteAddr();
        return proxies.none()
                ? peer
                : proxies.client(peer, lines(request, "Forwarded"), lines(request, "X-Forwarded-For"));
    }

    private static List<String> lines(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
