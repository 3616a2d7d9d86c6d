package io.github.dualauth.core.http;

import io.github.dualauth.core.address.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** Where a request comes from, as far as trusted proxies tell. */
final class ClientAddress {

    private ClientAddress() {}

    static String of(HttpServletRequest request, TrustedProxies proxies) {
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
