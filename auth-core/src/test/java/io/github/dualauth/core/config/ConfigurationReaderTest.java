package io.github.dualauth.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.TestConfiguration;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.TestSecretBox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

    private static final SecretBox BOX = TestSecretBox.fresh();

    private static final ConfigurationKey KEY = new ConfigurationKey("dualauth.test", "17", "For tests.");

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.0", "1e1", "99999999999", "ten", "0x10", "1 0"})
    void integer_noneOrOutOfBounds_isRefused(String value) {
        refused(value, () -> reader(value).integer(KEY, 1, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "100", " 50 "})
    void integer_withinBounds_isRead(String value) {
        assertEquals(Integer.parseInt(value.strip()), reader(value).integer(KEY, 1, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "yes", "1", "on", "t rue"})
    void flag_neitherWord_isRefused(String value) {
        refused(value, () -> reader(value).flag(KEY));
    }

    @Test
    void flag_eitherWord_isRead() {
        assertTrue(reader("true").flag(KEY));
        assertFalse(reader("false").flag(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "5", "5s", "PT", "P1M", "P999999999999999999D"})
    void duration_noneOrNotAboveZero_isRefused(String value) {
        refused(value, () -> reader(value).duration(KEY));
    }

    @Test
    void duration_aboveZero_isRead() {
        assertEquals(Duration.ofNanos(1), reader("PT0.000000001S").duration(KEY));
        assertEquals(Duration.ofMinutes(90), reader("PT1H30M").duration(KEY));
    }

    @Test
    void path_impossibleName_isRefused() {
        refused("a\0b", () -> reader("a\0b").path(KEY));
    }

    @Test
    void path_relative_startsAtTheWorkingDirectory() {
        assertEquals(Path.of("x").toAbsolutePath(), reader("y/../x").path(KEY));
    }

    @Test
    void text_notSet_isTheDefault() {
        assertEquals("17", TestConfiguration.empty().text(KEY));
        assertEquals(Optional.empty(), TestConfiguration.empty().set(KEY));
    }

    @Test
    void text_set_isStripped() {
        assertEquals("value", reader(" value\n").text(KEY));
    }

    @Test
    void text_blank_isTheDefault() {
        assertEquals("17", reader("  ").text(KEY));
    }

    @Test
    void secret_notSet_isEmpty() {
        assertEquals(Optional.empty(), TestConfiguration.empty().secret(KEY, BOX));
    }

    @Test
    void secret_set_isTakenToTheLetter() {
        assertTrue(reader(" pass word ").secret(KEY, BOX).orElseThrow().sameAs(Secret.of(" pass word ")));
    }

    @Test
    void secret_sealedForAnotherKeyOrWithAnother_isRefused() {
        Secret value = Secret.of("hidden");
        refused(BOX.seal("dualauth.other", value), () -> sealed(BOX.seal("dualauth.other", value)));
        String foreign = TestSecretBox.fresh().seal(KEY.name(), value);
        refused(foreign, () -> sealed(foreign));
        refused("no box", () -> sealed("no box"));
    }

    @Test
    void secret_sealedForItsKey_isOpened() {
        assertTrue(sealed(BOX.seal(KEY.name(), Secret.of("hidden"))).sameAs(Secret.of("hidden")));
    }

    /** Whoever removes the old key next would lose it. */
    @ParameterizedTest
    @CsvSource({"1, WARNING dualauth.test is sealed under an old key: seal it anew before that key is removed", "2,"})
    void secret_sealedUnderAnOldKey_isOpenedAndTheOperatorTold(int key, String told, @TempDir Path directory) {
        SecretBox now = new SecretBox(TestKeys.of(directory, 2, 1));
        String box = new SecretBox(TestKeys.of(directory, key)).seal(KEY.name(), Secret.of("hidden"));
        try (LogLines log = LogLines.of(ConfigurationReader.class)) {
            Secret opened = reader("ENC(" + box + ")").secret(KEY, now).orElseThrow();
            assertTrue(opened.sameAs(Secret.of("hidden")));
            assertEquals(told == null ? List.of() : List.of(told), log.take());
        }
    }

    @Test
    void asSet_text_isWhatIsSetWithItsBlanks() {
        assertEquals(Optional.of(" a "), reader(" a ").asSet(KEY.name()));
        assertEquals(Optional.empty(), TestConfiguration.empty().asSet(KEY.name()));
    }

    private static Secret sealed(String box) {
        return reader("ENC(" + box + ")").secret(KEY, BOX).orElseThrow();
    }

    private static void refused(String value, Executable read) {
        String message = assertThrows(ConfigurationException.class, read).getMessage();
        assertTrue(message.startsWith("invalid value of configuration key dualauth.test: "), message);
        assertFalse(value.length() > 3 && message.contains(value), message);
    }

    private static ConfigurationReader reader(String value) {
        return TestConfiguration.of(KEY.name(), value);
    }
}
