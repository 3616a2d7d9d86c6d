package io.github.dualauth.individual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.TestConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndividualConfigurationTest {

    private static final String STRENGTH = "dualauth.password.least-strength";

    @ParameterizedTest
    @ValueSource(strings = {"-1", "5", "strong"})
    void read_invalidValue_isRefusedByKey(String value) {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class,
                () -> IndividualConfiguration.read(TestConfiguration.of(STRENGTH, value)));
        assertTrue(refusal.getMessage().contains(STRENGTH));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void read_boundary_isTaken(int value) {
        assertEquals(
                new IndividualConfiguration(value, Duration.ofHours(8)),
                IndividualConfiguration.read(TestConfiguration.of(STRENGTH, String.valueOf(value))));
    }

    @Test
    void read_nothingSet_asksForWhatIsSafelyUnguessable() {
        assertEquals(
                new IndividualConfiguration(3, Duration.ofHours(8)),
                IndividualConfiguration.read(TestConfiguration.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "P7DT1S", "8h"})
    void read_invalidLifetime_isRefusedByKey(String value) {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class,
                () -> IndividualConfiguration.read(TestConfiguration.of("dualauth.session.lifetime", value)));
        assertTrue(refusal.getMessage().contains("dualauth.session.lifetime"));
    }
}
