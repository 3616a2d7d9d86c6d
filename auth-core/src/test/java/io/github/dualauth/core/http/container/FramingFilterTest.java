package io.github.dualauth.core.http.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the filter itself says; that no second request comes of one, the tests of the whole way show. */
class FramingFilterTest {

    private final List<Object> said = new ArrayList<>();

    @Test
    void doFilter_requestThatMayEndElsewhere_isRefusedWithTheEndOfItsConnection() throws Exception {
        HttpServletRequest request = proxy(HttpServletRequest.class, List.of("one", "two"));
        new FramingFilter().doFilter(request, proxy(HttpServletResponse.class, List.of()), (in, out) -> said.add(in));
        assertEquals(List.of("setStatus", 400, "setHeader", "Connection", "close"), said);
    }

    /** Of each header so many lines; what else is called is noted. */
    private <T> T proxy(Class<T> type, List<String> lines) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getHeaders")) {
                        return Collections.enumeration(lines);
                    }
                    said.add(method.getName());
                    said.addAll(List.of(arguments));
                    return null;
                }));
    }
}
