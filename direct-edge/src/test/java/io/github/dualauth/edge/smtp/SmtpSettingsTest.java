package io.github.dualauth.edge.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.TestConfiguration;
import io.github.dualauth.core.throttle.CallLimit;
import io.github.dualauth.edge.config.SmtpSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "port, -1",
        "port, 65536",
        "host-name, a b",
        "host-name, -a",
        "message-size, 1000",
        "recipients, 0",
        "connections, 0",
        "connections-per-address, many",
        "rate, 600",
        "failures, 0",
        "idle, PT0S",
        "idle, PT2H",
        "session, P2D",
        "stop, 20"
    })
    void read_invalidValue_isRefusedByItsKey(String key, String value) {
        String name = "dualauth.direct.smtp." + key;
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> SmtpSettings.read(TestConfiguration.of(name, value)));
        assertTrue(refusal.getMessage().contains(name));
    }

    @Test
    void read_nothing_isOff() {
        SmtpSettings settings = SmtpSettings.read(TestConfiguration.empty());
        assertFalse(settings.enabled());
        assertEquals("127.0.0.1", settings.address());
        assertEquals(52_428_800, settings.messageSize());
        assertEquals(Duration.ofMinutes(1), settings.time().idle());
    }

    @Test
    void read_explicitValues_areTaken() {
        SmtpSettings settings = SmtpSettings.read(TestConfiguration.of(Map.of(
                "dualauth.direct.smtp.port", "587",
                "dualauth.direct.smtp.host-name", "mail.example.org",
                "dualauth.direct.smtp.rate", "5/PT1S",
                "dualauth.direct.smtp.stop", "PT3S")));
        assertTrue(settings.enabled());
        assertEquals("mail.example.org", settings.hostName());
        assertEquals(CallLimit.of("5/PT1S"), settings.rate());
        assertEquals(Duration.ofSeconds(3), settings.time().stop());
    }
}
