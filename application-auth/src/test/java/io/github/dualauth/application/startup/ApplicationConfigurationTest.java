package io.github.dualauth.application.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.application.Application;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.testing.TestConfiguration;
import io.github.dualauth.core.testing.TestSecretBox;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationConfigurationTest {

    private static final SecretBox BOX = TestSecretBox.fresh();

    private static final String ID = "dualauth.bootstrap.application-id";
    private static final String WARNING = "dualauth.application-password.expiry-warning";
    private static final String PASSWORD = "dualauth.bootstrap.application-password";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                ".hidden",
                "-dash",
                "t\u00e9l\u00e9",
                "a/b",
                "a@b",
                "a23456789012345678901234567890123456789012345678901234567890123456"
            })
    void read_invalidId_isRefusedByKey(String id) {
        assertTrue(refusal(ID, id).contains(ID));
        assertFalse(Application.isApplicationId(id));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 257})
    void read_passwordOfWrongLength_isRefusedWithoutIt(int length) {
        String message = refusal(PASSWORD, "\u00a7".repeat(length));
        assertTrue(message.contains(PASSWORD));
        assertFalse(message.contains("\u00a7"));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 256})
    void read_passwordWithinTheBounds_isTaken(int length) {
        assertEquals(
                length,
                ApplicationConfiguration.read(TestConfiguration.of(PASSWORD, "x".repeat(length)), BOX)
                        .bootstrapPassword()
                        .orElseThrow()
                        .length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "PT0S", "-P1D", "P366D"})
    void read_invalidWarning_isRefusedByKey(String warning) {
        assertTrue(refusal(WARNING, warning).contains(WARNING));
    }

    @Test
    void read_nothingSet_hasDefaults() {
        assertEquals(
                new ApplicationConfiguration("administrator", Optional.empty(), Duration.ofDays(14)),
                ApplicationConfiguration.read(TestConfiguration.empty(), BOX));
    }

    @Test
    void read_everythingSet_hasItAndShowsNoPassword() {
        String password = "0123456789abcdef0123456789abcdef";
        ApplicationConfiguration configuration = ApplicationConfiguration.read(
                TestConfiguration.of(Map.of(ID, "ops.team_1-a", PASSWORD, password, WARNING, "P30D")), BOX);
        assertEquals("ops.team_1-a", configuration.bootstrapId());
        assertEquals(Duration.ofDays(30), configuration.expiryWarning());
        assertTrue(configuration.bootstrapPassword().orElseThrow().sameAs(Secret.of(password)));
        assertFalse(configuration.toString().contains(password));
    }

    private static String refusal(String key, String value) {
        return assertThrows(
                        ConfigurationException.class,
                        () -> ApplicationConfiguration.read(TestConfiguration.of(key, value), BOX))
                .getMessage();
    }
}
