package io.github.dualauth.edge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.address.TrustedProxies;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.edge.config.CertificateHeaderSettings;
import io.github.dualauth.edge.config.HttpsSettings;
import io.github.dualauth.edge.config.TrustSettings;
import io.github.dualauth.edge.trust.EdgeTrust;
import io.github.dualauth.edge.trust.TrustReload;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeFilterTest {

    private static EdgeFilter filter(boolean https) {
        TrustSettings nobody = new TrustSettings(Optional.empty(), Optional.empty(), Duration.ofMinutes(1), true);
        return new EdgeFilter(
                new HttpsSettings(https, Optional.empty(), Optional.empty(), https),
                new CertificateHeaderFilter(
                        new CertificateHeaderSettings("", TrustedProxies.of("")),
                        new EdgeTrust(
                                new TrustReload(nobody, Optional.empty()),
                                MutableClock.stopped(),
                                (why, source) -> {})));
    }

    @ParameterizedTest
    @CsvSource({
        "true, 192.0.2.1, false, 403",
        "true, 2001:db8::1, false, 403",
        "true, '', false, 403",
        "true, localhost, false, 403",
        "true, 127.0.0.1, false, passed",
        "true, ::1, false, passed",
        "true, 192.0.2.1, true, passed",
        "false, 192.0.2.1, false, passed"
    })
    void doFilter_plainFromBeyondLoopback_isRefusedWithHttps(
            boolean https, String peer, boolean secure, String expected) throws IOException, ServletException {
        List<String> seen = new ArrayList<>();
        StringWriter body = new StringWriter();
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                EdgeFilterTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("getWriter")) {
                        return new PrintWriter(body);
                    }
                    seen.add(Stream.of(args).map(String::valueOf).collect(Collectors.joining(": ")));
                    return null;
                });
        filter(https).doFilter(new FakeRequest(peer, secure), response, (request, answer) -> seen.add("passed"));
        assertEquals(
                "403".equals(expected) ? List.of("403", "Connection: close", "text/plain") : List.of(expected), seen);
        assertEquals("403".equals(expected) ? "HTTPS only" : "", body.toString().strip());
    }
}
