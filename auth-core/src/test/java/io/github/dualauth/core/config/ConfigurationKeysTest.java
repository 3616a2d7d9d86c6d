package io.github.dualauth.core.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationKeysTest {

    private static final List<ConfigurationKeys> MODULES = List.of(
            new ConfigurationKeys(List.of(new ConfigurationKey("dualauth.key-file", "", "One."))),
            new ConfigurationKeys(List.of(new ConfigurationKey("dualauth.cache.time-to-live", "", "Two."))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dualauth.keyfile",
                "dualauth.key-file2",
                "dualauth.",
                "dualauth.Key-File",
                "dualauth.api.ping.mode",
                "DUALAUTH_KEYFILE",
                "DUALAUTH_CACHE_TIMETOLIVE",
                "DUALAUTH_",
                "dualauth_key_fil",
                "Dualauth_Key_File"
            })
    void refuseUnknown_keyOfNoModule_isRefusedByName(String name) {
        String message = assertThrows(ConfigurationException.class, () -> refuseUnknown(name, "other.key"))
                .getMessage();
        assertTrue(message.startsWith("unknown configuration key " + name + " ("), message);
    }

    @Test
    void refuseUnknown_severalKeys_namesAllOfThem() {
        String message = assertThrows(
                        ConfigurationException.class, () -> refuseUnknown("dualauth.b", "dualauth.a", "DUALAUTH_C"))
                .getMessage();
        assertTrue(message.contains("DUALAUTH_C, dualauth.a, dualauth.b"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dualauth.key-file",
                "DUALAUTH_KEY_FILE",
                "dualauth_key_file",
                "dualauth.cache.time-to-live",
                "DUALAUTH_CACHE_TIME_TO_LIVE",
                "dualauth.api.ping.modes",
                "DUALAUTH_API_PING_MODES",
                "dualauthor.x",
                "DUALAUTHOR",
                "dualauth",
                "PATH"
            })
    void refuseUnknown_knownOrForeignKey_isTaken(String name) {
        assertDoesNotThrow(() -> refuseUnknown(name));
    }

    @Test
    void environmentName_key_isInCapitalsWithUnderscores() {
        ConfigurationKey key = MODULES.get(1).keys().get(0);
        assertEquals("DUALAUTH_CACHE_TIME_TO_LIVE", key.environmentName());
        assertFalse(key.meaning().isEmpty());
    }

    private static void refuseUnknown(String... configured) {
        ConfigurationKeys.refuseUnknown(MODULES, List.of("dualauth.api.ping.modes"), List.of(configured));
    }
}
