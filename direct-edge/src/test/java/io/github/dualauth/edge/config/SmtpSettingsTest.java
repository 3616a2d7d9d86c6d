package io.github.dualauth.edge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.TestConfiguration;
import io.github.dualauth.core.throttle.CallLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpSettingsTest {

    private static SmtpSettings read(String name, String value) {
        return SmtpSettings.read(TestConfiguration.of("dualauth.direct.smtp." + name, value));
    }

    @ParameterizedTest
    @CsvSource({
        "port, -1",
        "port, 65536",
        "host-name, two words",
        "host-name, -mail.example.org",
        "host-name, mail.example.org.",
        "message-size, 65535",
        "message-size, 2147483648",
        "recipients, 0",
        "recipients, 1000001",
        "connections, 0",
        "connections-per-address, 0",
        "rate, 600",
        "rate, 0/PT1M",
        "failures, 0",
        "failures, 101",
        "idle, PT0S",
        "idle, PT1H1S",
        "session, P2D",
        "stop, PT2H",
        "stop, 20"
    })
    void read_badValue_namesTheKey(String name, String value) {
        String message = assertThrows(ConfigurationException.class, () -> read(name, value))
                .getMessage();
        assertTrue(message.contains("key dualauth.direct.smtp." + name + ":"), message);
    }

    @Test
    void read_nothingSet_takesNoMail() {
        SmtpSettings nothing = SmtpSettings.read(TestConfiguration.empty());
        assertFalse(nothing.enabled());
        assertEquals(
                new SmtpSettings(
                        0,
                        "127.0.0.1",
                        "localhost",
                        50 << 20,
                        100,
                        1000,
                        50,
                        new CallLimit(600, Duration.ofMinutes(1)),
                        3,
                        new SmtpSettings.Patience(
                                Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofSeconds(20))),
                nothing);
    }

    @Test
    void read_set_isTaken() {
        assertTrue(read("port", "587").enabled());
        assertEquals("mx-1.example.org", read("host-name", "mx-1.example.org").hostName());
        assertEquals(
                new CallLimit(5, Duration.ofSeconds(1)), read("rate", "5/PT1S").rate());
    }
}
