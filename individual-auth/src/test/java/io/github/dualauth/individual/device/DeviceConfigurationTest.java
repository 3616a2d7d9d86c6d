package io.github.dualauth.individual.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.TestConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceConfigurationTest {

    private static final String LIFETIME = "dualauth.device.token-lifetime";
    private static final String PER_SITE = "dualauth.device.per-site";
    private static final String LIVE = "dualauth.device.live-tokens";

    @ParameterizedTest
    @CsvSource({
        LIFETIME + ",PT1H0.001S",
        LIFETIME + ",PT0.9S",
        LIFETIME + ",15",
        LIVE + ",0",
        LIVE + ",21",
        PER_SITE + ",0"
    })
    void read_invalidValue_isRefusedByKey(String key, String value) {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> DeviceConfiguration.read(TestConfiguration.of(key, value)));
        assertTrue(refusal.getMessage().contains(key));
    }

    @Test
    void read_nothingSet_isShort() {
        assertEquals(
                new DeviceConfiguration(Duration.ofMinutes(15), 2, 1000),
                DeviceConfiguration.read(TestConfiguration.empty()));
    }

    @Test
    void read_boundary_isTaken() {
        assertEquals(
                new DeviceConfiguration(Duration.ofHours(1), 2, 1000),
                DeviceConfiguration.read(TestConfiguration.of(LIFETIME, "PT1H")));
    }
}
