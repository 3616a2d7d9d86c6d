package io.github.dualauth.core.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.delivery.Retries;
import io.github.dualauth.core.testing.TestConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookConfigurationTest {

    private static final String ATTEMPTS = "dualauth.webhook.attempts";
    private static final String RETRY = "dualauth.webhook.first-retry";
    private static final String DEAD = "dualauth.webhook.dead-letters";
    private static final String INTERNAL = "dualauth.webhook.internal-targets";

    @ParameterizedTest
    @CsvSource({
        ATTEMPTS + ",0",
        ATTEMPTS + ",21",
        RETRY + ",PT0.099S",
        RETRY + ",PT1H0.001S",
        INTERNAL + ",yes",
        DEAD + ",PT59M"
    })
    void read_invalidValue_isRefusedByKey(String key, String value) {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> WebhookConfiguration.read(TestConfiguration.of(key, value)));
        assertTrue(refusal.getMessage().contains(key));
    }

    @Test
    void read_nothingSet_triesForADayAndOnlyPublicTargets() {
        WebhookConfiguration byDefault = WebhookConfiguration.read(TestConfiguration.empty());
        assertEquals(
                new WebhookConfiguration(
                        new Retries(14, Duration.ofSeconds(10)), Duration.ofDays(30), new WebhookTarget(false)),
                byDefault);
    }

    @Test
    void read_set_isTaken() {
        assertTrue(WebhookConfiguration.read(TestConfiguration.of(INTERNAL, "true"))
                .target()
                .internal());
    }
}
