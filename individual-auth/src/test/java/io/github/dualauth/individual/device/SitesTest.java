package io.github.dualauth.individual.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestSecretBox;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An application's sites, and what it is told when it asks for a token there. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class SitesTest {

    private final RowCaches caches = TestCaches.LASTING;
    private final String application = TestDatabase.uniqueId();
    private final TestDevices node;

    SitesTest(TestDatabase kind) {
        node = new TestDevices(kind, caches, MutableClock.stopped(), TestSecretBox.fresh());
    }

    private Account account(String applicationId, String key) {
        return node.stored(caches).active(applicationId, key);
    }

    private Site paired(String applicationId, String key) {
        return node.sites().pair(account(applicationId, key));
    }

    @Test
    void list_sitesOfAnotherApplication_areNotThere() {
        Site own = paired(application, "clinic");
        String other = TestDatabase.uniqueId();
        assertEquals(List.of(), node.sites().list(other, "", 10).items());
        Site foreign = paired(other, "clinic");
        assertEquals(List.of(own), node.sites().list(application, "", 10).items());
        assertEquals(List.of(foreign), node.sites().list(other, "", 10).items());
    }

    @Test
    void list_pages_areByIdAndEndWithTheLast() {
        List<Site> all = Stream.of("a", "b", "c", "d")
                .map(key -> paired(application, key))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
        Page<Site> first = node.sites().list(application, "", 2);
        assertEquals(all.subList(0, 2), first.items());
        assertEquals(Optional.of(all.get(1).id()), first.next());
        Page<Site> last = node.sites().list(application, all.get(1).id(), 2);
        assertEquals(all.subList(2, 4), last.items());
        assertEquals(Optional.empty(), last.next());
    }

    @Test
    void list_unpairedSite_isThereAsUnpaired() {
        Account account = account(application, "clinic");
        Site paired = node.sites().pair(account);
        assertTrue(node.sites().unpair(account).isPresent());
        List<Site> listed = node.sites().list(application, "", 10).items();
        assertEquals(List.of(paired.id()), listed.stream().map(Site::id).toList());
        assertTrue(listed.get(0).unpaired().isPresent());
    }

    @Test
    void issue_foreignApplicationAtAnInactiveSite_isNotToldThatThereIsOne() {
        Site site = paired(application, "clinic");
        assertEquals(
                application, node.stored(caches).inactive(application, "clinic").applicationId());
        assertInstanceOf(
                TokenOutcome.SiteUnknown.class,
                node.desktop().issue(new TokenRequest(TestDatabase.uniqueId(), site.id(), "device-1")));
    }

    @Test
    void issue_inactiveSite_changesNothingForItsDevices() {
        Account account = account(application, "clinic");
        Site site = node.sites().pair(account);
        TokenRequest known = node.asked(account, "device-1");
        for (String token : List.of("first", "second")) {
            assertEquals(
                    Devices.Admission.ADMITTED,
                    node.devices().admit(known, new LiveToken(token, 0, Long.MAX_VALUE), TestDevices.LIMITS));
        }
        assertEquals(
                application, node.stored(caches).inactive(application, "clinic").applicationId());
        assertInstanceOf(TokenOutcome.SiteInactive.class, node.desktop().issue(known));
        assertInstanceOf(
                TokenOutcome.SiteInactive.class,
                node.desktop().issue(new TokenRequest(application, site.id(), "device-2")));
        assertTrue(node.devices().find(site.id(), "device-1").orElseThrow().mayUse("first"));
        assertEquals(
                List.of("device-1"),
                node.devices().list(application, "", "", 10).items().stream()
                        .map(Device::deviceId)
                        .toList());
    }
}
