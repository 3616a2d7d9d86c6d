package io.github.dualauth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanConfigSourceTest {

    private static final String LINK = "/sso/applicationOpen/application/token";

    private static boolean isSkipped(String disabled, String path) {
        return path.matches(new SpanConfigSource(disabled).getValue(SpanConfigSource.SKIPPED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "TRUE", "1", "yes"})
    void openTelemetryOff_noCallHasASpan(String disabled) {
        assertTrue(isSkipped(disabled, "/io/Ping"));
        assertTrue(isSkipped(disabled, LINK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "0", "no"})
    void openTelemetryOn_onlyLinksWithATokenHaveNone(String disabled) {
        assertFalse(isSkipped(disabled, "/io/Ping"));
        assertTrue(isSkipped(disabled, LINK));
        assertTrue(isSkipped(disabled, "//sso;a=b/applicationOpen/application/token"));
    }

    @Test
    void source_isFoundByMicroProfileConfig() {
        assertTrue(ServiceLoader.load(ConfigSource.class).stream()
                .anyMatch(provider -> provider.type() == SpanConfigSource.class));
        assertEquals(ConfigSource.DEFAULT_ORDINAL, new SpanConfigSource().getOrdinal());
    }
}
