package io.github.dualauth.individual.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.RowCaches;
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

    private TokenOutcome issue(int device) {
        return node.desktop().issue(node.asked(account, "device-" + device));
    }

    private void fill() {
        for (int i = 0; i < MOST; i++) {
            assertInstanceOf(TokenOutcome.Issued.class, issue(i));
        }
    }

    @Test
    void issue_oneDeviceTooMany_isRefusedAndTheOthersGoOn() {
        fill();
        assertInstanceOf(TokenOutcome.SiteFull.class, issue(MOST));
        assertEquals(MOST, node.devices().list(application, "", "", 10).items().size());
        assertInstanceOf(TokenOutcome.Issued.class, issue(0));
    }

    @Test
    void issue_atAnotherSite_hasItsOwnRoom() {
        fill();
        Account other = site(TestCaches.LASTING, "other");
        assertInstanceOf(TokenOutcome.Issued.class, node.desktop().issue(node.asked(other, "device-" + MOST)));
    }

    @Test
    void issue_afterOneWasRevoked_hasRoomForAnother() {
        fill();
        assertEquals(
                true, node.devices().revoke(node.asked(account, "device-0")).isPresent());
        assertInstanceOf(TokenOutcome.Issued.class, issue(MOST));
        assertInstanceOf(TokenOutcome.SiteFull.class, issue(MOST + 1));
        assertInstanceOf(TokenOutcome.DeviceRevoked.class, issue(0));
    }

    @Test
    void issue_manyNewOnesAtOnce_staysWithinTheLimit() {
        List<TokenOutcome> all = Together.run(2 * MOST, this::issue);
        assertEquals(
                MOST, all.stream().filter(TokenOutcome.Issued.class::isInstance).count());
        assertEquals(MOST, node.devices().list(application, "", "", 10).items().size());
    }
}
