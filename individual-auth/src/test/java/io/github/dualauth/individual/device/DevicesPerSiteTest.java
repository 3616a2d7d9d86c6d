package io.github.dualauth.individual.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestSecretBox;
import io.github.dualauth.core.testing.Together;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How many devices a site may have. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class DevicesPerSiteTest {

    private static final int MOST = TestDevices.LIMITS.perSite();

    private final String application = TestDatabase.uniqueId();
    private final TestDevices node;
    private final Account account;

    DevicesPerSiteTest(TestDatabase kind) {
        RowCaches caches = TestCaches.LASTING;
        node = new TestDevices(kind, caches, MutableClock.stopped(), TestSecretBox.fresh());
        account = site(caches, "clinic");
    }

    private Account site(RowCaches caches, String name) {
        Account made = node.stored(caches).active(application, name);
        assertEquals(1, List.of(node.sites().pair(made)).size());
        return made;
    }

    private Devices.Admission admit(int device) {
        return admit(account, device);
    }

    private Devices.Admission admit(Account at, int device) {
        return node.devices().admit(node.asked(at, "device-" + device), new LiveToken("x", 0, 1), TestDevices.LIMITS);
    }

    private void fill() {
        for (int i = 0; i < MOST; i++) {
            assertEquals(Devices.Admission.ADMITTED, admit(i));
        }
    }

    @Test
    void admit_oneDeviceTooMany_isRefusedAndTheOthersGoOn() {
        fill();
        assertEquals(Devices.Admission.SITE_FULL, admit(MOST));
        assertEquals(MOST, node.devices().list(application, "", "", 10).items().size());
        assertEquals(Devices.Admission.ADMITTED, admit(0));
    }

    @Test
    void admit_atAnotherSite_hasItsOwnRoom() {
        fill();
        Account other = site(TestCaches.LASTING, "other");
        assertEquals(Devices.Admission.ADMITTED, admit(other, MOST));
    }

    @Test
    void admit_afterOneWasRevoked_hasRoomForAnother() {
        fill();
        assertTrue(node.devices().revoke(node.asked(account, "device-0")).isPresent());
        assertEquals(Devices.Admission.ADMITTED, admit(MOST));
        assertEquals(Devices.Admission.SITE_FULL, admit(MOST + 1));
        assertEquals(Devices.Admission.REVOKED, admit(0));
    }

    @Test
    void admit_manyNewOnesAtOnce_staysWithinTheLimit() {
        List<Devices.Admission> all = Together.run(2 * MOST, this::admit);
        assertEquals(
                MOST, all.stream().filter(Devices.Admission.ADMITTED::equals).count());
        assertEquals(MOST, node.devices().list(application, "", "", 10).items().size());
    }
}
