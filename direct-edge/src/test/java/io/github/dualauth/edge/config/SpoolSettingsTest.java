package io.github.dualauth.edge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.delivery.Retries;
import io.github.dualauth.core.testing.TestConfiguration;
import io.github.dualauth.core.testing.TestSecretBox;
import io.github.dualauth.edge.certificate.CertificateRule;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpoolSettingsTest {

    private static final Map<String, String> RELAY =
            Map.of("dualauth.direct.sink", "relay", "dualauth.direct.relay.url", "smtp://mail.example.org:2525");

    private static SpoolSettings read(Map<String, String> values) {
        return SpoolSettings.read(TestConfiguration.of(values), TestSecretBox.fresh());
    }

    private static SpoolSettings relay(String name, String value) {
        Map<String, String> values = new HashMap<>(RELAY);
        values.put("dualauth.direct." + name, value);
        return read(values);
    }

    @ParameterizedTest
    @CsvSource({
        "sink, mail",
        "spool.remembered, PT59M",
        "spool.remembered, P7",
        "spool.dead-letters, PT59M",
        "spool.messages, 0",
        "spool.megabytes, 0",
        "spool.megabytes, 10G",
        "relay.url, mail.example.org",
        "relay.url, smtps://mail.example.org",
        "relay.url, smtp://",
        "relay.url, smtp://u:p@mail.example.org",
        "relay.url, smtp://mail.example.org/x",
        "relay.url, smtp://mail.example.org?x",
        "relay.url, smtp://mail.example.org:0",
        "relay.url, smtp://mail.example.org:65536",
        "relay.user, anna",
        "relay.password, sesame",
        "relay.attempts, 0",
        "relay.attempts, 21",
        "relay.first-retry, PT0S",
        "relay.first-retry, PT2H"
    })
    void read_badValue_namesTheKey(String name, String value) {
        String message = assertThrows(ConfigurationException.class, () -> relay(name, value))
                .getMessage();
        assertTrue(message.contains("dualauth.direct."), message);
        assertFalse(message.contains("sesame"), message);
    }

    @Test
    void read_relayWithoutServer_isRefused() {
        assertThrows(ConfigurationException.class, () -> read(Map.of("dualauth.direct.sink", "relay")));
    }

    @Test
    void read_serverWithoutRelay_isRefused() {
        assertThrows(
                ConfigurationException.class,
                () -> read(Map.of("dualauth.direct.relay.url", "smtp://mail.example.org")));
    }

    @Test
    void read_nothingSet_spoolsForAWeek() {
        assertEquals(
                new SpoolSettings(
                        new SpoolSettings.Kept(Duration.ofDays(7), Duration.ofDays(30)),
                        new SpoolSettings.Room(100_000, 10L << 30, 50),
                        Optional.empty()),
                read(Map.of()));
    }

    @Test
    void read_relay_hasTheSubmissionPortUnlessAnotherIsNamed() {
        RelaySettings named = read(RELAY).relay().orElseThrow();
        assertEquals("mail.example.org", named.host());
        assertEquals(2525, named.port());
        assertEquals(
                587,
                relay("relay.url", "smtp://mail.example.org")
                        .relay()
                        .orElseThrow()
                        .port());
        assertEquals(new Retries(14, Duration.ofSeconds(10)), named.retries());
    }

    @ParameterizedTest
    @CsvSource({"1", "65535"})
    void read_relayAtTheEndsOfThePorts_isTaken(int port) {
        assertEquals(
                port,
                relay("relay.url", "smtp://mail.example.org:" + port)
                        .relay()
                        .orElseThrow()
                        .port());
    }

    @Test
    void read_oneOfUserAndPassword_namesTheOther() {
        assertTrue(assertThrows(ConfigurationException.class, () -> relay("relay.user", "anna"))
                .getMessage()
                .contains("key dualauth.direct.relay.password:"));
        assertTrue(assertThrows(ConfigurationException.class, () -> relay("relay.password", "sesame"))
                .getMessage()
                .contains("key dualauth.direct.relay.user:"));
    }

    @Test
    void toString_password_isNotSpelledOut() {
        Map<String, String> values = new HashMap<>(RELAY);
        values.put("dualauth.direct.relay.user", "anna");
        values.put("dualauth.direct.relay.password", "sesame");
        SpoolSettings settings = read(values);
        assertTrue(settings.relay().orElseThrow().login().isPresent());
        assertFalse(settings.toString().contains("sesame"), settings::toString);
    }

    @Test
    void certificateRule_unknown_isRefused() {
        assertThrows(
                ConfigurationException.class,
                () -> CertificateSettings.read(TestConfiguration.of("dualauth.direct.certificate-rule", "md5")));
    }

    @Test
    void certificateRule_set_isTheOne() {
        assertEquals(
                CertificateRule.SHA_256,
                CertificateSettings.read(TestConfiguration.empty()).rule());
        assertEquals(
                CertificateRule.SAN_DNS,
                CertificateSettings.read(TestConfiguration.of("dualauth.direct.certificate-rule", "san-dns"))
                        .rule());
    }
}
