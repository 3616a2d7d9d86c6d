package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.testing.TestConfiguration;
import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the configuration to who is trusted, and as whom the server shows itself. */
class TrustProducerTest {

    private final TrustProducer producer = new TrustProducer();
    private final TestAuthority root = TestAuthority.root("Root", Instant.now());
    private final TestClient server = root.client("localhost");
    private final Map<String, String> values = new HashMap<>();

    @TempDir
    private Path directory;

    private ConfigurationReader reader() {
        values.put("dualauth.data-directory", directory.resolve("data").toString());
        return TestConfiguration.of(values);
    }

    private TrustReload reload() {
        ConfigurationReader reader = reader();
        return producer.reload(
                producer.trustSettings(reader), producer.httpsSettings(reader), CoreConfiguration.read(reader));
    }

    private void trustTheRoot() {
        TrustFiles files = new TrustFiles(directory, root);
        values.put("dualauth.direct.trust.authorities", files.authorities().toString());
        values.put("dualauth.direct.trust.crls", files.lists().toString());
    }

    private void certify() {
        values.put(
                "dualauth.https.certificate",
                Pem.write(directory.resolve("server.pem"), Pem.of(server.certificate()))
                        .toString());
        values.put(
                "dualauth.https.key",
                Pem.write(directory.resolve("server.key"), Pem.of(server.privateKey()))
                        .toString());
    }

    @Test
    void keys_ofTheModule_areThoseOfItsThreeParts() {
        Set<String> names =
                producer.keys().keys().stream().map(ConfigurationKey::name).collect(Collectors.toSet());
        assertTrue(names.containsAll(Set.of(
                "dualauth.https.certificate",
                "dualauth.direct.trust.authorities",
                "dualauth.direct.certificate-header")));
    }

    @Test
    void settings_areOfTheConfiguration() {
        values.put("dualauth.direct.trust.reload", "PT5S");
        values.put("dualauth.https.development-certificate", "true");
        values.put("dualauth.direct.certificate-header", "Client-Cert");
        values.put("dualauth.direct.certificate-proxies", "192.0.2.1");
        assertEquals(Duration.ofSeconds(5), producer.trustSettings(reader()).reload());
        assertTrue(producer.httpsSettings(reader()).development());
        assertEquals("Client-Cert", producer.headerSettings(reader()).header());
    }

    @Test
    void reload_nothingConfigured_hasNeitherTrustNorIdentity() {
        assertEquals(List.of(), reload().anchors().authorities());
        assertTrue(reload().identity().isEmpty());
    }

    @Test
    void reload_files_areThoseConfigured() {
        trustTheRoot();
        certify();
        assertEquals(List.of(root.certificate()), reload().anchors().authorities());
        assertEquals(
                List.of(server.certificate()), reload().identity().orElseThrow().chain());
    }

    @Test
    void reload_developmentCertificate_isForWhereNoneIsConfigured() {
        values.put("dualauth.https.development-certificate", "true");
        X509Certificate made = reload().identity().orElseThrow().chain().get(0);
        assertEquals("CN=localhost", made.getIssuerX500Principal().getName());
        certify();
        assertEquals(
                List.of(server.certificate()), reload().identity().orElseThrow().chain());
    }

    @Test
    void trust_clientThatIsRefused_isWrittenDown() {
        trustTheRoot();
        List<String> lines = new ArrayList<>();
        EdgeTrust trust = producer.trust(reload(), producer.handshakes(instance(trail(lines))), DecisionMetrics.NONE);
        assertTrue(trust.fault(root.client("a").chain()).isEmpty());
        X509Certificate[] strange =
                TestAuthority.root("Other", Instant.now()).client("a").chain();
        assertThrows(CertificateException.class, () -> trust.trustManager().checkClientTrusted(strange, "EC"));
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).contains("of an unknown authority"), lines.get(0));
    }

    /** As CDI gives it: only when it is asked for. */
    @SuppressWarnings("unchecked")
    private static Instance<AuditTrail> instance(AuditTrail trail) {
        return (Instance<AuditTrail>) Proxy.newProxyInstance(
                TrustProducerTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> {
                    assertEquals("get", method.getName());
                    return trail;
                });
    }

    private static AuditTrail trail(List<String> lines) {
        return new AuditTrail(new AddedLines(lines), 10, WhenFull.WAIT, DecisionMetrics.NONE);
    }
}
