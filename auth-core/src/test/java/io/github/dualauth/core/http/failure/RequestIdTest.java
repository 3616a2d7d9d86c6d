package io.github.dualauth.core.http.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context, 3.2: a trace ID is 32 lower-case hex digits, not all of them zero. */
class RequestIdTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                TRACE,
                "00-" + TRACE,
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
                "0-" + TRACE + "-b7ad6b7169203331-01",
                "00-" + TRACE + "-b7ad6b716920333-01",
                "00-" + TRACE + "-b7ad6b7169203331",
                "00-" + TRACE + "-b7ad6b7169203331-01\n{\"forged\":1}",
                "ff-" + TRACE + "-b7ad6b7169203331-01",
                "00-" + TRACE + "-b7ad6b7169203331-01-more",
                "01-" + TRACE + "-b7ad6b7169203331-01more",
                "00-" + TRACE + "-0000000000000000-01"
            })
    void of_invalidTraceparent_isNew(String traceparent) {
        String id = RequestId.of(request(traceparent));
        assertTrue(id.matches("[0-9a-f]{32}"));
        assertNotEquals(TRACE, id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-b7ad6b7169203331-01",
                "00-" + TRACE + "-b7ad6b7169203331-00",
                "01-" + TRACE + "-b7ad6b7169203331-01-future"
            })
    void of_traceparent_isItsTraceId(String traceparent) {
        assertEquals(TRACE, RequestId.of(request(traceparent)));
    }

    @Test
    void of_noTraceparent_isNewEachTime() {
        String id = RequestId.of(request(null));
        assertTrue(id.matches("[0-9a-f]{32}"));
        assertNotEquals(id, RequestId.of(request(null)));
    }

    private static ContainerRequestContext request(String traceparent) {
        return (ContainerRequestContext) Proxy.newProxyInstance(
                RequestIdTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, method, arguments) -> {
                    assertEquals("getHeaderString", method.getName());
                    return "traceparent".equals(arguments[0]) ? traceparent : null;
                });
    }
}
