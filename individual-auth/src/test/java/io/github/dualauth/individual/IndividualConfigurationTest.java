package io.github.dualauth.individual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.TestConfiguration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndividualConfigurationTest {

    @ParameterizedTest
    @CsvSource({
        "dualauth.argon2.memory, 1023",
        "dualauth.argon2.memory, 4194305",
        "dualauth.argon2.iterations, 0",
        "dualauth.argon2.iterations, 1001",
        "dualauth.argon2.parallelism, 0",
        "dualauth.argon2.parallelism, 65",
        "dualauth.argon2.memory, lots"
    })
    void read_invalidValue_isRefusedByKey(String key, String value) {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> IndividualConfiguration.read(TestConfiguration.of(key, value)));
        assertTrue(refusal.getMessage().contains(key));
    }

    @ParameterizedTest
    @CsvSource({
        "dualauth.argon2.memory, 1024",
        "dualauth.argon2.memory, 4194304",
        "dualauth.argon2.iterations, 1",
        "dualauth.argon2.iterations, 1000",
        "dualauth.argon2.parallelism, 1",
        "dualauth.argon2.parallelism, 64"
    })
    void read_boundary_isTaken(String key, String value) {
        IndividualConfiguration.read(TestConfiguration.of(key, value));
    }

    @Test
    void read_nothingSet_hasWhatOwaspRecommends() {
        assertEquals(
                new IndividualConfiguration(new Argon2Parameters(19456, 2, 1)),
                IndividualConfiguration.read(TestConfiguration.empty()));
    }

    @Test
    void read_everythingSet_hasIt() {
        assertEquals(
                new IndividualConfiguration(new Argon2Parameters(65536, 3, 4)),
                IndividualConfiguration.read(TestConfiguration.of(Map.of(
                        "dualauth.argon2.memory", "65536",
                        "dualauth.argon2.iterations", "3",
                        "dualauth.argon2.parallelism", "4"))));
    }
}
