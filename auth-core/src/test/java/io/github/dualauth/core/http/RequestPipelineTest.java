package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.address.TrustedProxies;
import io.github.dualauth.core.http.failure.QuietResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests whose senders are gone. */
class RequestPipelineTest {

    private final ContainerRequestContext request = new TestRequest().context();

    @ParameterizedTest
    @CsvSource({"BODY_INCOMPLETE, true, true", "BODY_TOO_SLOW, false, false", "JSON_INVALID, false, true"})
    void finish_onlyABodyThatEndedEarly_mayBeAnsweredInVain(RejectionReason reason, boolean gone, boolean fit) {
        assertEquals(fit, TestPipelines.idle().finish(request, InputStream.nullInputStream(), Refusal.of(reason)));
        assertEquals(gone, request.getProperty(QuietResponse.NOBODY_THERE) != null);
    }

    @Test
    void containerIdentity_whereItIsNotAskedFor_isOff() {
        assertFalse(TestPipelines.idle().containerIdentity());
        assertTrue(TestPipelines.idle().proxies().none());
    }

    @Test
    void clientAddress_ofAPeerThatHasHungUp_isEmpty() {
        HttpServletRequest gone = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> {
                    assertEquals("getRemoteAddr", method.getName());
                    return null;
                });
        assertEquals("", ClientAddress.of(gone, TrustedProxies.of("")));
    }
}
