package io.github.dualauth.edge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.TestConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsSettingsTest {

    private static final Map<String, String> ON =
            Map.of("dualauth.https.enabled", "true", "dualauth.https.development-certificate", "true");

    private static HttpsSettings read(Map<String, String> values) {
        return HttpsSettings.read(TestConfiguration.of(values), name -> true);
    }

    private static String refusal(Map<String, String> values) {
        return assertThrows(ConfigurationException.class, () -> read(values)).getMessage();
    }

    private static Map<String, String> onWith(String key, String value) {
        Map<String, String> values = new HashMap<>(ON);
        values.put(key, value);
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "example.org", "127.0.0.1.example.org"})
    void read_plainHttpBeyondLoopback_isRefusedWithHttps(String address) {
        String message = refusal(onWith("dualauth.http.address", address));
        assertTrue(message.contains("dualauth.http.address"), message);
        assertTrue(message.contains("DUALAUTH_HTTPS_ADDRESS"), message);
        assertFalse(message.contains("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
    void read_plainHttpOnLoopback_isTakenWithHttps(String address) {
        assertTrue(read(onWith("dualauth.http.address", address)).enabled());
    }

    @Test
    void read_plainHttpBeyondLoopback_isTakenWithoutHttps() {
        assertFalse(read(Map.of("dualauth.http.address", "0.0.0.0")).enabled());
    }

    @Test
    void read_httpsWithoutCertificate_isRefused() {
        String message = refusal(Map.of("dualauth.https.enabled", "true"));
        assertTrue(message.contains("dualauth.https.certificate"), message);
    }

    @ParameterizedTest
    @CsvSource({"certificate, key", "key, certificate"})
    void read_oneOfCertificateAndKey_isRefused(String set, String absent) {
        String message = refusal(onWith("dualauth.https." + set, "/etc/x.pem"));
        assertTrue(message.contains("key dualauth.https." + absent + ":"), message);
    }

    @ParameterizedTest
    @CsvSource({"enabled, true", "port, 443", "address, 0.0.0.0"})
    void read_whatTheListenerNeedsEarly_isRefusedOutsideOfTheEnvironment(String key, String value) {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class,
                () -> HttpsSettings.read(TestConfiguration.of("dualauth.https." + key, value), name -> false));
        assertTrue(refusal.getMessage().contains("DUALAUTH_HTTPS_"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "https"})
    void read_noPort_isRefused(String port) {
        assertTrue(refusal(onWith("dualauth.https.port", port)).contains("dualauth.https.port"));
    }

    @Test
    void read_nothing_isOff() {
        assertEquals(
                new HttpsSettings(false, Optional.empty(), Optional.empty(), false),
                HttpsSettings.read(TestConfiguration.empty(), name -> false));
    }

    @Test
    void read_trust_defaultsAndExplicit() {
        TrustSettings nothing = TrustSettings.read(TestConfiguration.empty());
        assertEquals(new TrustSettings(Optional.empty(), Optional.empty(), Duration.ofMinutes(1), true), nothing);
        TrustSettings set = TrustSettings.read(TestConfiguration.of(Map.of(
                "dualauth.direct.trust.authorities", "/etc/ca",
                "dualauth.direct.trust.crls", "/etc/crl",
                "dualauth.direct.trust.reload", "PT5S",
                "dualauth.direct.trust.crl-required", "false")));
        assertEquals(
                new TrustSettings(
                        Optional.of(Path.of("/etc/ca")),
                        Optional.of(Path.of("/etc/crl")),
                        Duration.ofSeconds(5),
                        false),
                set);
    }

    @ParameterizedTest
    @CsvSource({"reload, PT0.9S", "reload, P2D", "crl-required, maybe"})
    void read_trustOutOfBounds_isRefused(String key, String value) {
        String name = "dualauth.direct.trust." + key;
        assertTrue(
                assertThrows(ConfigurationException.class, () -> TrustSettings.read(TestConfiguration.of(name, value)))
                        .getMessage()
                        .contains(name));
    }

    @Test
    void read_environmentOfTheProcess_isAskedForWhatTheListenerNeeds() {
        assertThrows(
                ConfigurationException.class,
                () -> HttpsSettings.read(TestConfiguration.of("dualauth.https.port", "9443")));
        assertFalse(HttpsSettings.read(TestConfiguration.empty()).enabled());
    }

    @Test
    void read_certificateHeader_isBelievedFromItsProxies() {
        CertificateHeaderSettings none = CertificateHeaderSettings.read(TestConfiguration.empty());
        assertEquals("", none.header());
        assertTrue(none.proxies().none());
        CertificateHeaderSettings set = CertificateHeaderSettings.read(TestConfiguration.of(Map.of(
                "dualauth.direct.certificate-header", "Client-Cert",
                "dualauth.direct.certificate-proxies", "10.0.0.1")));
        assertEquals("Client-Cert", set.header());
        assertTrue(set.proxies().contain("10.0.0.1"));
        assertFalse(set.proxies().contain("10.0.0.2"));
    }

    @ParameterizedTest
    @CsvSource({"Client-Cert, ''", "'', 10.0.0.1", "Client Cert, 10.0.0.1", "Client-Cert, everybody"})
    void read_certificateHeaderWithoutProxyOrMalformed_isRefused(String header, String proxies) {
        assertThrows(
                ConfigurationException.class,
                () -> CertificateHeaderSettings.read(TestConfiguration.of(Map.of(
                        "dualauth.direct.certificate-header", header,
                        "dualauth.direct.certificate-proxies", proxies))));
    }
}
