package io.github.dualauth.application.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.TestConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyConfigurationTest {

    private static final String ENVIRONMENT = "dualauth.environment";
    private static final String WARNING = "dualauth.api-key.expiry-warning";

    @ParameterizedTest
    @CsvSource({ENVIRONMENT + ",a b", ENVIRONMENT + ",-x", WARNING + ",P366D", WARNING + ",PT0S", WARNING + ",soon"})
    void read_invalidValue_isRefusedByKey(String key, String value) {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> ApiKeyConfiguration.read(TestConfiguration.of(key, value)));
        assertTrue(refusal.getMessage().contains(key));
    }

    @Test
    void read_nothingSet_isProduction() {
        assertEquals(
                new ApiKeyConfiguration("production", Duration.ofDays(14)),
                ApiKeyConfiguration.read(TestConfiguration.empty()));
    }

    @Test
    void read_set_isTaken() {
        assertEquals(
                new ApiKeyConfiguration("test-2", Duration.ofDays(14)),
                ApiKeyConfiguration.read(TestConfiguration.of(ENVIRONMENT, "test-2")));
    }
}
