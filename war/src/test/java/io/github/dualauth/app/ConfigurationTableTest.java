package io.github.dualauth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.application.key.ApiKeyConfiguration;
import io.github.dualauth.application.participant.HcxConfiguration;
import io.github.dualauth.application.startup.ApplicationConfiguration;
import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.config.HashConfiguration;
import io.github.dualauth.core.webhook.WebhookConfiguration;
import io.github.dualauth.edge.config.CertificateSettings;
import io.github.dualauth.edge.config.SmtpSettings;
import io.github.dualauth.edge.config.SpoolSettings;
import io.github.dualauth.edge.config.XdrSettings;
import io.github.dualauth.edge.trust.TrustProducer;
import io.github.dualauth.individual.IndividualConfiguration;
import io.github.dualauth.individual.device.DeviceConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's configuration table is the one that the code reads, to the letter. */
class ConfigurationTableTest {

    private static final Path README = Path.of("..", "README.md");

    @Test
    void readme_configurationTable_isWhatTheModulesRead() throws IOException {
        String expected = Stream.of(
                        CoreConfiguration.KEYS,
                        WebhookConfiguration.KEYS,
                        HashConfiguration.KEYS,
                        ApplicationConfiguration.KEYS,
                        ApiKeyConfiguration.KEYS,
                        HcxConfiguration.KEYS,
                        IndividualConfiguration.KEYS,
                        DeviceConfiguration.KEYS,
                        TrustProducer.KEYS,
                        CertificateSettings.KEYS,
                        SpoolSettings.KEYS,
                        SmtpSettings.KEYS,
                        new ConfigurationKeys(XdrSettings.KEYS),
                        WarConfiguration.KEYS)
                .map(ConfigurationKeys::keys)
                .flatMap(List::stream)
                .map(ConfigurationTableTest::row)
                .collect(Collectors.joining("\n"));
        String found = Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("| `dualauth."))
                // Not a key but a family of them, one for each API.
                .filter(line -> !line.startsWith("| `dualauth.api."))
                .collect(Collectors.joining("\n"));
        assertEquals(expected, found, () -> "README.md must hold this table:\n\n" + expected + "\n\n");
    }

    private static String row(ConfigurationKey key) {
        String byDefault = key.byDefault().isEmpty() ? "" : "`" + key.byDefault() + "`";
        return Stream.of("`" + key.name() + "`", byDefault, key.meaning().replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
