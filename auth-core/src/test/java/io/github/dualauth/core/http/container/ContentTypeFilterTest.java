package io.github.dualauth.core.http.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.dualauth.core.http.failure.QuietResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the filter hands on. */
class ContentTypeFilterTest {

    private final Map<String, String> headers = new HashMap<>();
    private final Map<Object, Object> attributes = new HashMap<>();
    private final HttpServletResponse response = proxy(HttpServletResponse.class);
    private final HttpServletRequest request = proxy(HttpServletRequest.class);
    private HttpServletRequest passed;
    private HttpServletResponse answered;

    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContentType" -> headers.get("Content-Type");
                    case "getContentLengthLong" -> Long.parseLong(headers.getOrDefault("Content-Length", "-1"));
                    case "getHeader" -> headers.get(arguments[0]);
                    case "getHeaders" -> Collections.enumeration(List.of(headers.get(arguments[0])));
                    case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    private void filter(String type) throws IOException, ServletException {
        if (type != null) {
            headers.put("Content-Type", type);
        }
        FilterChain chain = (in, out) -> {
            passed = (HttpServletRequest) in;
            answered = (HttpServletResponse) out;
        };
        new ContentTypeFilter().doFilter(request, response, chain);
        assertEquals(new ServletExchange(request, response), attributes.get(ServletExchange.PROPERTY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", ";", "application/json;;=", "/", "text/plain; charset"})
    void doFilter_typeThatCannotBeParsed_isOneThatNothingTakes(String type) throws Exception {
        headers.put("Accept", "text/html");
        filter(type);
        assertEquals("application/octet-stream", passed.getContentType());
        assertEquals("application/octet-stream", passed.getHeader("content-type"));
        assertEquals(List.of("application/octet-stream"), Collections.list(passed.getHeaders("CONTENT-TYPE")));
        assertEquals("text/html", passed.getHeader("Accept"));
        assertEquals(List.of("text/html"), Collections.list(passed.getHeaders("Accept")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/json; charset=utf-8", "x/y; a=\"b;c\""})
    void doFilter_typeThatCanBeParsed_isLeftAlone(String type) throws Exception {
        filter(type);
        assertSame(request, passed);
    }

    @Test
    void doFilter_noType_isLeftAlone() throws Exception {
        filter(null);
        assertSame(request, passed);
    }

    /** Only a body can end early, and its sender be gone. */
    @ParameterizedTest
    @CsvSource({
        "Content-Length, -1, false",
        "Content-Length, 0, false",
        "Content-Length, 1, true",
        "Transfer-Encoding, chunked, true"
    })
    void doFilter_requestWithABody_isAnsweredQuietly(String name, String value, boolean quiet) throws Exception {
        headers.put(name, value);
        filter("text/plain");
        assertEquals(quiet, answered instanceof QuietResponse);
        if (!quiet) {
            assertSame(response, answered);
        }
    }
}
