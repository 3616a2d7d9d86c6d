package io.github.dualauth.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.secret.password.Argon2Parameters;
import io.github.dualauth.core.testing.TestConfiguration;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashConfigurationTest {

    @ParameterizedTest
    @CsvSource({
        "dualauth.argon2.memory, 1023",
        "dualauth.argon2.memory, 1048577",
        "dualauth.argon2.iterations, 0",
        "dualauth.argon2.iterations, 101",
        "dualauth.argon2.parallelism, 0",
        "dualauth.argon2.parallelism, 65",
        "dualauth.argon2.memory, lots",
        "dualauth.hash.at-once, -1",
        "dualauth.hash.queue, -1",
        "dualauth.verified.time-to-live, PT1H1S"
    })
    void read_invalidValue_isRefusedByKey(String key, String value) {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> HashConfiguration.read(TestConfiguration.of(key, value)));
        assertTrue(refusal.getMessage().contains(key));
    }

    @ParameterizedTest
    @CsvSource({
        "dualauth.argon2.memory, 1024",
        "dualauth.argon2.memory, 1048576",
        "dualauth.argon2.iterations, 1",
        "dualauth.argon2.iterations, 100",
        "dualauth.argon2.parallelism, 1",
        "dualauth.argon2.parallelism, 64"
    })
    void read_boundary_isTaken(String key, String value) {
        HashConfiguration.read(TestConfiguration.of(key, value));
    }

    @Test
    void read_nothingSet_hasWhatOwaspRecommends() {
        assertEquals(
                new HashConfiguration(
                        new Argon2Parameters(19456, 2, 1),
                        Runtime.getRuntime().availableProcessors(),
                        32,
                        Duration.ofMinutes(10),
                        100_000),
                HashConfiguration.read(TestConfiguration.empty()));
    }

    @Test
    void read_everythingSet_hasIt() {
        assertEquals(
                new HashConfiguration(new Argon2Parameters(65536, 3, 4), 3, 0, Duration.ofHours(1), 0),
                HashConfiguration.read(TestConfiguration.of(Map.of(
                        "dualauth.argon2.memory", "65536",
                        "dualauth.argon2.iterations", "3",
                        "dualauth.argon2.parallelism", "4",
                        "dualauth.hash.at-once", "3",
                        "dualauth.hash.queue", "0",
                        "dualauth.verified.time-to-live", "PT1H",
                        "dualauth.verified.size", "0"))));
    }
}
