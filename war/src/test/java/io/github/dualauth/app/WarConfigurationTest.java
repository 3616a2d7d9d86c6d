package io.github.dualauth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.TestConfiguration;
import io.github.dualauth.core.testing.TestSecretBox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarConfigurationTest {

    @ParameterizedTest
    @CsvSource({
        "dualauth.db.url, jdbc:postgresql://db/dualauth",
        "dualauth.db.url, dualauth",
        "dualauth.db.url, jdbc:nonsense://x",
        "dualauth.db.url, JDBC:H2:mem:x",
        "dualauth.db.connections, 0",
        "dualauth.db.connections, 1001",
        "dualauth.db.wait, PT0S",
        "dualauth.db.wait, PT0.249S",
        "dualauth.db.wait, PT0.0001S",
        "dualauth.db.wait, PT1H0.001S",
        "dualauth.db.wait, P10000000000D"
    })
    void read_invalidValue_isRefusedByKeyWithoutIt(String key, String value) {
        String message = assertThrows(ConfigurationException.class, () -> read(Map.of(key, value)))
                .getMessage();
        assertTrue(message.contains(key), message);
        assertFalse(message.contains("postgresql"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "dualauth.db.url, jdbc:h2:mem:x",
        "dualauth.db.url, jdbc:mariadb://db/dualauth",
        "dualauth.db.connections, 1",
        "dualauth.db.connections, 1000",
        "dualauth.db.wait, PT0.25S",
        "dualauth.db.wait, PT1H"
    })
    void read_boundary_isTaken(String key, String value) {
        read(Map.of(key, value));
    }

    @Test
    void read_nothingSet_isEmbeddedH2InTheDataDirectory() {
        Path data = Path.of("dualauth-data").toAbsolutePath();
        assertEquals(
                new WarConfiguration(
                        "jdbc:h2:file:" + data.resolve("dualauth")
                                + ";WRITE_DELAY=0;RETENTION_TIME=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000",
                        "",
                        Optional.empty(),
                        20,
                        Duration.ofSeconds(3),
                        false),
                read(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"/data;INIT=RUNSCRIPT FROM 'x'", "/da;ta"})
    void read_dataDirectoryThatWouldAddSettings_isRefused(String directory) {
        String message = assertThrows(
                        ConfigurationException.class, () -> read(Map.of("dualauth.data-directory", directory)))
                .getMessage();
        assertTrue(message.contains("dualauth.data-directory"), message);
    }

    @Test
    void read_everythingSet_hasItAndShowsNoPassword() {
        WarConfiguration configuration = read(Map.of(
                "dualauth.db.url", "jdbc:mariadb://db/dualauth",
                "dualauth.db.user", "dualauth",
                "dualauth.db.password", "hunter2 ",
                "dualauth.db.connections", "5",
                "dualauth.db.wait", "PT1S"));
        assertEquals("jdbc:mariadb://db/dualauth", configuration.databaseUrl());
        assertEquals("dualauth", configuration.databaseUser());
        assertTrue(configuration.databasePassword().orElseThrow().sameAs(Secret.of("hunter2 ")));
        assertEquals(5, configuration.connections());
        assertEquals(Duration.ofSeconds(1), configuration.connectionWait());
        assertFalse(configuration.toString().contains("hunter2"));
    }

    @Test
    void toString_passwordInTheUrl_isNotShown() {
        WarConfiguration configuration =
                read(Map.of("dualauth.db.url", "jdbc:mariadb://db/dualauth?user=u&password=hunter2"));
        assertFalse(configuration.toString().contains("hunter2"));
    }

    private static WarConfiguration read(Map<String, String> values) {
        ConfigurationReader reader = TestConfiguration.of(values);
        return WarConfiguration.read(reader, CoreConfiguration.read(reader), TestSecretBox.fresh());
    }
}
