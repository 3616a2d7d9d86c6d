package io.github.dualauth.core.config;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.audit.AuditSettings;
import io.github.dualauth.core.audit.AuditSettings.Sink;
import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.body.BodyLimits;
import io.github.dualauth.core.directory.CacheLimits;
import io.github.dualauth.core.testing.TestConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreConfigurationTest {

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
        "dualauth.container-identity, yes",
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
    })
    void read_boundary_isTaken(String key, String value) {
        CoreConfiguration.read(TestConfiguration.of(key, value));
    }

    @Test
    void read_nothingSet_hasDefaults() {
        Path data = Path.of("dualauth-data").toAbsolutePath();
        assertEquals(
                new CoreConfiguration(
                        data,
                        "java:comp/DefaultDataSource",
                        data.resolve("dualauth.key"),
                        new AuditSettings(
                                Set.of(Sink.JSON_LINES), data.resolve("audit.jsonl"), 256, WhenFull.WAIT, false),
                        new CacheLimits(Duration.ofSeconds(30), 100_000),
                        1,
                        BodyLimits.defaults(),
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
                        new AuditSettings(
                                Set.of(Sink.JSON_LINES, Sink.DATABASE), Path.of("/audit/a"), 16, WhenFull.REFUSE, true),
                        new CacheLimits(Duration.ofSeconds(5), 10),
                        2,
                        new BodyLimits(2048, body.window(), 8, body.maxValueLength()),
                        true),
                CoreConfiguration.read(TestConfiguration.of(Map.ofEntries(
                        entry("dualauth.data-directory", "/data"),
                        entry("dualauth.data-source", "jdbc/own"),
                        entry("dualauth.key-file", "/keys/k"),
                        entry("dualauth.audit.file", "/audit/a"),
                        entry("dualauth.audit.sinks", "json-lines, database"),
                        entry("dualauth.audit.queue", "16"),
                        entry("dualauth.audit.when-full", "refuse"),
                        entry("dualauth.audit.sync", "true"),
                        entry("dualauth.cache.time-to-live", "PT5S"),
                        entry("dualauth.cache.size", "10"),
                        entry("dualauth.cluster.nodes", "2"),
                        entry("dualauth.body.buffer-limit", "2048"),
                        entry("dualauth.body.max-depth", "8"),
                        entry("dualauth.container-identity", "true")))));
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
