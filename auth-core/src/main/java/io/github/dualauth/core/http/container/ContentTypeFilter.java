package io.github.dualauth.core.http.container;

import io.github.dualauth.core.http.failure.QuietResponse;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Makes a Content-Type that cannot be parsed (RFC 9110, 8.3.1) one that nothing takes. Jersey would otherwise give up
 * before it has matched anything, and the container answer in HTML; so the method's policy answers in its own format.
 * It also leaves the {@link ServletExchange} for the filters behind it, and the response quiet ({@link QuietResponse}).
 */
public final class ContentTypeFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(
                ServletExchange.PROPERTY,
                new ServletExchange((HttpServletRequest) request, (HttpServletResponse) response));
        boolean readable = readable(request.getContentType());
        chain.doFilter(
                readable ? request : new Unreadable((HttpServletRequest) request),
                hasBody((HttpServletRequest) request)
                        ? new QuietResponse((HttpServletResponse) response, request)
                        : response);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static boolean readable(String type) {
        if (type == null || type.equals(MediaType.APPLICATION_JSON)) {
            return true;
        }
        try {
            MediaType.valueOf(type);
            return true;
        } catch (IllegalArgumentException expected) {
            return false;
        }
    }

    /** A request whose body is of no known type (RFC 2046, 4.5.1). */
    private static final class Unreadable extends HttpServletRequestWrapper {

        Unreadable(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContentType() {
            return MediaType.APPLICATION_OCTET_STREAM;
        }

        @Override
        public String getHeader(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) ? getContentType() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                    ? Collections.enumeration(Collections.singleton(getContentType()))
                    : super.getHeaders(name);
        }
    }
}
