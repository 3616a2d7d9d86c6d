package io.github.dualauth.core.http.container;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Ends the connection of a request that a server in front may see end elsewhere, or with other fields (RFC 9112, 6.1, 6.3
 * and 11.2): otherwise one client could put a request of its own making behind another's, past whatever is checked in
 * front. Payara reads a body whose coding it does not know as the next request, and takes the fields behind an empty
 * chunked body for header fields (which RFC 9110, 6.5.1 forbids). A Content-Length before a Transfer-Encoding it forgets, so
 * that nobody can see it here; one behind it refuses by itself.
 */
public final class FramingFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isPlain((HttpServletRequest) request)) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse refusal = (HttpServletResponse) response;
        refusal.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        refusal.setHeader("Connection", "close");
    }

    private static boolean isPlain(HttpServletRequest request) {
        if (lines(request, "Host").size() > 1) {
            return false;
        }
        List<String> codings = lines(request, "Transfer-Encoding");
        return codings.isEmpty()
                || (codings.size() == 1 && codings.get(0).strip().equalsIgnoreCase("chunked") && !hasTrailer(request));
    }

    /** Of a body that is not empty, nothing of the trailer is there before it was read. */
    private static boolean hasTrailer(HttpServletRequest request) {
        return request.isTrailerFieldsReady() && !request.getTrailerFields().isEmpty();
    }

    private static List<String> lines(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
