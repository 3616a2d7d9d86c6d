package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.TestCallers;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CurrentCallerTest {

    private final AuthenticatedCaller caller = TestCallers.application();

    @Test
    void get_requestThatNobodyIsKnownOn_isAnError() throws Exception {
        CurrentCaller current = injected(request(() -> null));
        assertThrows(IllegalStateException.class, current::get);
        assertEquals(Optional.empty(), current.find());
    }

    /** What a timer begins has a request scope, and the proxy for the request no request behind it. */
    @Test
    void of_noRequestAtAll_isNobody() {
        HttpServletRequest none = request(() -> {
            throw new IllegalStateException("no request");
        });
        assertEquals(Optional.empty(), CurrentCaller.of(none));
    }

    @Test
    void get_authenticatedCaller_isThatOne() throws Exception {
        HttpServletRequest request = request(() -> caller);
        CurrentCaller current = injected(request);
        assertSame(caller, current.get());
        assertSame(caller, current.find().orElseThrow());
        assertSame(caller, CurrentCaller.of(request).orElseThrow());
    }

    /** A request with one attribute. */
    private HttpServletRequest request(Supplier<AuthenticatedCaller> attribute) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> {
                    assertEquals("getAttribute", method.getName());
                    return arguments[0].equals(CurrentCaller.PROPERTY) ? attribute.get() : null;
                });
    }

    /** As CDI does it. */
    private static CurrentCaller injected(HttpServletRequest request) throws ReflectiveOperationException {
        CurrentCaller current = new CurrentCaller();
        Field field = CurrentCaller.class.getDeclaredField("request");
        field.setAccessible(true);
        field.set(current, request);
        return current;
    }
}
