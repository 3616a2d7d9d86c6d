package io.github.dualauth.edge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.TestConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XdrSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "enabled,yes",
        "size,0",
        "size,1073741825",
        "xml-size,4095",
        "parts,0",
        "parts,1001",
        "depth,7",
        "depth,257",
        "attributes,7",
        "attributes,257",
        "lenient,1"
    })
    void read_invalidValue_isRefusedByKey(String name, String value) {
        String key = "dualauth.direct.xdr." + name;
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> XdrSettings.read(TestConfiguration.of(key, value)));
        assertTrue(refusal.getMessage().contains(key));
    }

    @Test
    void requireWay_onWithARelay_isRefused() {
        assertThrows(ConfigurationException.class, () -> XdrSettings.defaults().requireWay(false));
        XdrSettings.defaults().requireWay(true);
        XdrSettings.read(TestConfiguration.empty()).requireWay(false);
    }

    @Test
    void read_nothingSet_isOffAndStrict() {
        XdrSettings usual = XdrSettings.defaults();
        assertEquals(
                new XdrSettings(
                        false, usual.size(), usual.xmlSize(), usual.parts(), usual.depth(), usual.attributes(), false),
                XdrSettings.read(TestConfiguration.empty()));
    }

    @Test
    void read_set_isTaken() {
        assertTrue(XdrSettings.read(TestConfiguration.of("dualauth.direct.xdr.lenient", "true"))
                .lenient());
    }

    /** What is longer than any request can be is not read to its end. */
    @Test
    void longest_hasRoomForEachLimit() {
        assertEquals(
                2 * 1000 + 4 * 5000 + (7 + 2) * 16_384, new XdrSettings(true, 1000, 5000, 7, 8, 8, false).longest());
    }
}
