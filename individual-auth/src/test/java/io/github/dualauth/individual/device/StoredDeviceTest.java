package io.github.dualauth.individual.device;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoredDeviceTest {

    private static final LiveToken FIRST = new LiveToken("first", 10_700, 100_000);
    private static final LiveToken SECOND = new LiveToken("second", 20_300, 100_000);

    private final StoredDevice device = new StoredDevice("row", false, List.of(FIRST, SECOND));

    /** A token that has ended sends nobody to the database. */
    @Test
    void isOlderThan_tokenBeforeTheLatest_no() {
        assertFalse(device.isOlderThan(9));
        assertFalse(device.isOlderThan(10));
        assertFalse(device.isOlderThan(19));
    }

    @Test
    void isOlderThan_tokenOfTheSameSecondOrLater_mayBe() {
        assertTrue(device.isOlderThan(20));
        assertTrue(device.isOlderThan(21));
    }

    @Test
    void mayUse_revoked_nothing() {
        assertFalse(new StoredDevice("row", true, List.of(FIRST)).mayUse("first"));
        assertFalse(device.mayUse("third"));
        assertTrue(device.mayUse("first"));
    }
}
