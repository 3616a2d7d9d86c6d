package io.github.dualauth.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.address.TrustedProxies;
import io.github.dualauth.core.audit.AuditSettings;
import io.github.dualauth.core.audit.AuditSettings.Sink;
import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.body.BodyLimits;
import io.github.dualauth.core.cache.CacheLimits;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.TestConfiguration;
import io.github.dualauth.core.throttle.CallLimit;
import io.github.dualauth.core.throttle.ThrottleConfiguration;
import io.github.dualauth.core.throttle.ThrottleLimits;
import io.github.dualauth.core.token.KeyPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreConfigurationTest {

    private static final Map<String, String> EVERYTHING = Map.ofEntries(
            Map.entry("dualauth.data-directory", "/data"),
            Map.entry("dualauth.data-source", "jdbc/own"),
            Map.entry("dualauth.key-file", "/keys/k"),
            Map.entry("dualauth.audit.file", "/audit/a"),
            Map.entry("dualauth.audit.queue", "16"),
            Map.entry("dualauth.audit.sinks", "json-lines, database"),
            Map.entry("dualauth.audit.when-full", "refuse"),
            Map.entry("dualauth.audit.sync", "true"),
            Map.entry("dualauth.cache.time-to-live", "PT5S"),
            Map.entry("dualauth.cache.size", "10"),
            Map.entry("dualauth.cluster.nodes", "2"),
            Map.entry("dualauth.body.buffer-limit", "2048"),
            Map.entry("dualauth.body.max-depth", "8"),
            Map.entry("dualauth.body.time-limit", "PT7S"),
            Map.entry("dualauth.container-identity", "true"),
            Map.entry("dualauth.throttle.free-failures", "3"),
            Map.entry("dualauth.throttle.longest-delay", "PT1M"),
            Map.entry("dualauth.throttle.usual-address", "PT1H"),
            Map.entry("dualauth.throttle.size", "1000"),
            Map.entry("dualauth.trusted-proxies", "10.0.0.0/8"),
            Map.entry("dualauth.limit.application", "600/PT1M"),
            Map.entry("dualauth.limit.account", "60/PT1S"),
            Map.entry("dualauth.issuer", "https://auth.example.org/base"),
            Map.entry("dualauth.signing-key.lifetime", "P30D"),
            Map.entry("dualauth.signing-key.overlap", "PT2H"));

    @ParameterizedTest
    @CsvSource({
        "dualauth.audit.queue, 0",
        "dualauth.audit.queue, 1000001",
        "dualauth.audit.sinks, syslog",
        "dualauth.audit.sinks, 'json-lines,'",
        "dualauth.audit.when-full, drop",
        "dualauth.audit.sync, yes",
        "dualauth.cache.time-to-live, PT0S",
        "dualauth.cache.time-to-live, PT31S",
        "dualauth.cluster.nodes, 0",
        "dualauth.cache.size, 0",
        "dualauth.body.buffer-limit, 1023",
        "dualauth.body.max-depth, 1",
        "dualauth.body.max-depth, 1001",
        "dualauth.body.time-limit, PT0S",
        "dualauth.body.time-limit, PT1H0.001S",
        "dualauth.container-identity, yes",
        "dualauth.throttle.free-failures, 0",
        "dualauth.throttle.free-failures, 1000001",
        "dualauth.throttle.longest-delay, PT0.9S",
        "dualauth.throttle.longest-delay, P1DT1S",
        "dualauth.throttle.usual-address, PT59S",
        "dualauth.throttle.size, 99",
        "dualauth.trusted-proxies, proxy.example",
        "dualauth.trusted-proxies, 10.0.0.0/33",
        "dualauth.limit.application, 600",
        "dualauth.limit.application, 0/PT1M",
        "dualauth.limit.account, 600/PT0S",
        "dualauth.limit.account, 600/P2D",
        "dualauth.issuer, auth.example.org",
        "dualauth.issuer, ftp://auth.example.org",
        "dualauth.issuer, https://auth.example.org/?x=y",
        "dualauth.issuer, https://auth.example.org/#x",
        "dualauth.issuer, https://not a host/",
        "dualauth.signing-key.lifetime, PT59M",
        "dualauth.signing-key.lifetime, P3651D",
        "dualauth.signing-key.overlap, PT59M",
        "dualauth.signing-key.overlap, P91D",
    })
    void read_invalidValue_isRefusedByKey(String key, String value) {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> CoreConfiguration.read(TestConfiguration.of(key, value)));
        assertTrue(refusal.getMessage().contains(key));
    }

    @ParameterizedTest
    @CsvSource({
        "dualauth.audit.queue, 1",
        "dualauth.audit.queue, 1000000",
        "dualauth.cache.time-to-live, PT30S",
        "dualauth.cache.size, 1",
        "dualauth.body.buffer-limit, 1024",
        "dualauth.body.max-depth, 2",
        "dualauth.body.max-depth, 1000",
        "dualauth.body.time-limit, PT0.001S",
        "dualauth.body.time-limit, PT1H",
        "dualauth.throttle.free-failures, 1",
        "dualauth.throttle.longest-delay, PT1S",
        "dualauth.throttle.longest-delay, P1D",
        "dualauth.throttle.usual-address, PT1M",
        "dualauth.throttle.size, 100",
        "dualauth.limit.application, 999999999/P1D",
        "dualauth.limit.account, 1/PT0.001S",
        "dualauth.issuer, https://auth.example.org",
        "dualauth.signing-key.lifetime, P3650D",
        "dualauth.signing-key.overlap, PT1H",
        "dualauth.signing-key.overlap, P90D",
    })
    void read_boundary_isTaken(String key, String value) {
        CoreConfiguration.read(TestConfiguration.of(key, value));
    }

    /** Columns and tokens hold no more. */
    @Test
    void read_issuer_hasNoMoreThan255Characters() {
        String longest = "https://auth.example.org/" + "x".repeat(230);
        assertEquals(
                longest,
                CoreConfiguration.read(TestConfiguration.of("dualauth.issuer", longest))
                        .issuer());
        read_invalidValue_isRefusedByKey("dualauth.issuer", longest + "x");
    }

    @Test
    void read_nothingSet_hasDefaults() {
        Path data = Path.of("dualauth-data").toAbsolutePath();
        assertEquals(
                new CoreConfiguration(
                        data,
                        "java:comp/DefaultDataSource",
                        data.resolve("dualauth.key"),
                        Optional.empty(),
                        new AuditSettings(
                                Set.of(Sink.JSON_LINES), data.resolve("audit.jsonl"), 256, WhenFull.WAIT, false),
                        new CacheLimits(Duration.ofSeconds(30), 100_000),
                        1,
                        BodyLimits.defaults(),
                        ThrottleConfiguration.read(TestConfiguration.empty()),
                        "http://localhost:8080",
                        new KeyPlan(Duration.ofDays(90), Duration.ofDays(1)),
                        false),
                CoreConfiguration.read(TestConfiguration.empty()));
    }

    @Test
    void read_everythingSet_hasIt() {
        BodyLimits body = BodyLimits.defaults();
        assertEquals(
                new CoreConfiguration(
                        Path.of("/data"),
                        "jdbc/own",
                        Path.of("/keys/k"),
                        Optional.empty(),
                        new AuditSettings(
                                Set.of(Sink.JSON_LINES, Sink.DATABASE), Path.of("/audit/a"), 16, WhenFull.REFUSE, true),
                        new CacheLimits(Duration.ofSeconds(5), 10),
                        2,
                        new BodyLimits(2048, body.window(), 8, body.maxValueLength(), Duration.ofSeconds(7)),
                        new ThrottleConfiguration(
                                new ThrottleLimits(3, Duration.ofMinutes(1), Duration.ofHours(1), 1000),
                                TrustedProxies.of("10.0.0.0/8"),
                                Optional.of(new CallLimit(600, Duration.ofMinutes(1))),
                                Optional.of(new CallLimit(60, Duration.ofSeconds(1)))),
                        "https://auth.example.org/base",
                        new KeyPlan(Duration.ofDays(30), Duration.ofHours(2)),
                        true),
                CoreConfiguration.read(TestConfiguration.of(EVERYTHING)));
    }

    @Test
    void read_keysBesideAKeyFile_areRefusedWithoutThem() {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class,
                () -> CoreConfiguration.read(
                        TestConfiguration.of(Map.of("dualauth.key-file", "/keys/k", "dualauth.keys", "c2VjcmV0"))));
        assertTrue(refusal.getMessage().contains("dualauth.keys"));
        assertTrue(refusal.getMessage().contains("dualauth.key-file"));
        assertFalse(refusal.getMessage().contains("c2VjcmV0"));
    }

    @Test
    void read_keys_areTakenAndNotShown() {
        CoreConfiguration configuration = CoreConfiguration.read(TestConfiguration.of("dualauth.keys", "c2VjcmV0"));
        assertTrue(configuration.keys().orElseThrow().sameAs(Secret.of("c2VjcmV0")));
        assertFalse(configuration.toString().contains("c2VjcmV0"));
    }

    @Test
    void keys_all_areDistinctAndExplained() {
        assertEquals(
                CoreConfiguration.KEYS.keys().size(),
                CoreConfiguration.KEYS.keys().stream()
                        .map(ConfigurationKey::name)
                        .distinct()
                        .count());
        CoreConfiguration.KEYS.keys().forEach(key -> {
            assertTrue(key.name().matches("dualauth(\\.[a-z0-9]+(-[a-z0-9]+)*)+"), key.name());
            assertTrue(key.meaning().endsWith("."), key.name());
        });
    }
}
