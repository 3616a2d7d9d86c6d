package io.github.dualauth.application.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.TestConfiguration;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HcxConfigurationTest {

    @ParameterizedTest
    @CsvSource({
        "token-lifetime, PT0S",
        "token-lifetime, PT0.5S",
        "token-lifetime, PT1H1S",
        "token-lifetime, 300",
        "longest-lifetime, P2D",
        "only-issued, yes",
        "milliseconds, 1",
        "gateway-token-lifetime, PT2H"
    })
    void read_invalidValue_isRefusedByKey(String name, String value) {
        String key = "dualauth.hcx." + name;
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> HcxConfiguration.read(TestConfiguration.of(key, value)));
        assertTrue(refusal.getMessage().contains(key), refusal.getMessage());
    }

    @Test
    void read_everythingSet_isTaken() {
        Map<String, String> set = Map.of(
                "dualauth.hcx.token-lifetime", "PT2H",
                "dualauth.hcx.longest-lifetime", "PT2H",
                "dualauth.hcx.only-issued", "true",
                "dualauth.hcx.milliseconds", "true",
                "dualauth.hcx.gateway-token-lifetime", "PT1H");
        assertEquals(
                new HcxConfiguration(Duration.ofHours(2), Duration.ofHours(2), true, true, Duration.ofHours(1)),
                HcxConfiguration.read(TestConfiguration.of(set)));
    }

    @Test
    void read_nothingSet_isStrict() {
        assertEquals(
                new HcxConfiguration(Duration.ofMinutes(5), Duration.ofHours(1), false, false, Duration.ofMinutes(5)),
                HcxConfiguration.read(TestConfiguration.empty()));
    }
}
