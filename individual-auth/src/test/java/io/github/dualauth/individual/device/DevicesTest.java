package io.github.dualauth.individual.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestSecretBox;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.core.webhook.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class DevicesTest {

    private static final SecretBox BOX = TestSecretBox.fresh();

    private final TestDatabase kind;
    private final MutableClock clock = MutableClock.stopped();
    private final String application = TestDatabase.uniqueId();
    private final TestDevices node;
    private final Account account;

    DevicesTest(TestDatabase kind) {
        this.kind = kind;
        node = node();
        account = site(application, "clinic");
    }

    /** One that remembers nothing yet. */
    private TestDevices node() {
        return new TestDevices(kind, TestCaches.lasting(Duration.ofHours(1)), clock, BOX);
    }

    private Account site(String applicationId, String name) {
        Account made = node.stored(TestCaches.LASTING).active(applicationId, name);
        assertTrue(node.sites().pair(made).unpaired().isEmpty());
        return made;
    }

    private TokenRequest admitted(Account at, String deviceId, LiveToken token) {
        TokenRequest asked = node.asked(at, deviceId);
        assertEquals(Devices.Admission.ADMITTED, node.devices().admit(asked, token, TestDevices.LIMITS));
        return asked;
    }

    private static LiveToken token(String id) {
        return new LiveToken(id, 0, 1_000_000);
    }

    private static boolean mayUse(TestDevices at, TokenRequest device, String token) {
        return at.devices()
                .find(device.siteId(), device.deviceId())
                .filter(found -> found.mayUse(token))
                .isPresent();
    }

    @Test
    void find_anotherSiteOrDevice_isEmpty() {
        TokenRequest device = admitted(account, "device-1", token("x"));
        Account other = site(application, "other");
        assertEquals(
                Optional.empty(),
                node.devices().find(node.asked(other, "device-1").siteId(), "device-1"));
        assertEquals(Optional.empty(), node.devices().find(device.siteId(), "device-2"));
        assertTrue(mayUse(node, device, "x"));
        assertFalse(mayUse(node, device, "y"));
    }

    @Test
    void find_revoked_isThereAndMayUseNothing() {
        TokenRequest device = admitted(account, "device-1", token("x"));
        assertTrue(mayUse(node, device, "x"));
        assertTrue(node.devices().revoke(device).isPresent());
        assertTrue(node.devices()
                .find(device.siteId(), device.deviceId())
                .orElseThrow()
                .revoked());
        assertFalse(mayUse(node, device, "x"));
    }

    @Test
    void admit_tokenThatExpiresNow_takesNoPlaceOfOneThatIsGood() {
        TokenRequest device = admitted(account, "device-1", new LiveToken("long", 0, 1_000_000));
        assertEquals(device, admitted(account, "device-1", new LiveToken("short", 1, 10)));
        assertEquals(device, admitted(account, "device-1", new LiveToken("new", 10, 1_000_000)));
        assertFalse(mayUse(node, device, "short"));
        assertTrue(mayUse(node, device, "long"));
        assertTrue(mayUse(node, device, "new"));
    }

    @Test
    void endAllOfApplication_atAllOfItsSites_leavesThoseOfOthers() {
        TokenRequest here = admitted(account, "device-1", token("x"));
        TokenRequest there = admitted(site(application, "other"), "device-1", token("x"));
        TokenRequest foreign = admitted(site(TestDatabase.uniqueId(), "clinic"), "device-1", token("x"));
        assertTrue(mayUse(node, here, "x") && mayUse(node, there, "x") && mayUse(node, foreign, "x"));
        node.devices().endAllOfApplication(application);
        assertFalse(mayUse(node, here, "x"));
        assertFalse(mayUse(node, there, "x"));
        assertTrue(mayUse(node, foreign, "x"));
        assertTrue(mayUse(node(), foreign, "x"));
    }

    @Test
    void list_andNamed_giveNothingOfAnotherApplication() {
        TokenRequest device = admitted(account, "device-1", token("x"));
        String other = TestDatabase.uniqueId();
        assertEquals(List.of(), node.devices().list(other, "", "", 10).items());
        assertEquals(
                List.of(), node.devices().list(other, device.siteId(), "", 10).items());
        assertEquals(List.of(), node.devices().named(other, "device-1"));
        assertEquals(List.of(), node.devices().named(application, "device-2"));
    }

    @Test
    void named_atAllSites_saysWhenEachWasSeen() {
        TokenRequest here = admitted(account, "device-1", token("x"));
        TokenRequest there = admitted(site(application, "other"), "device-1", token("x"));
        assertTrue(node.devices().revoke(there).isPresent());
        see(here);
        List<Device> named = node.devices().named(application, "device-1");
        assertEquals(
                List.of(here.siteId(), there.siteId()).stream().sorted().toList(),
                named.stream().map(Device::siteId).toList());
        for (Device device : named) {
            boolean isHere = device.siteId().equals(here.siteId());
            assertEquals(isHere, device.lastSeen().isPresent());
            assertEquals(isHere, device.revoked().isEmpty());
        }
    }

    @Test
    void flushSeen_anotherNode_saysWhenTheDeviceWasSeen() {
        TokenRequest device = admitted(account, "device-1", token("x"));
        see(device);
        TestDevices other = node();
        assertEquals(List.of(Optional.empty()), lastSeen(other));
        node.devices().flushSeen();
        assertEquals(List.of(Optional.of(clock.instant())), lastSeen(other));
    }

    private void see(TokenRequest device) {
        node.devices()
                .seen(node.devices()
                        .find(device.siteId(), device.deviceId())
                        .orElseThrow()
                        .id());
    }

    private List<Object> lastSeen(TestDevices at) {
        return at.devices().list(application, "", "", 10).items().stream()
                .<Object>map(Device::lastSeen)
                .toList();
    }

    @Test
    void revoke_byAnotherApplication_tellsNobody() {
        webhook();
        TokenRequest device = admitted(account, "device-1", token("x"));
        TokenRequest foreign = new TokenRequest(TestDatabase.uniqueId(), device.siteId(), device.deviceId());
        assertEquals(Optional.empty(), node.devices().revoke(foreign));
        assertEquals(List.of(), told());
    }

    @Test
    void revoke_byManyAtOnce_tellsTheApplicationOnce() {
        webhook();
        TokenRequest device = admitted(account, "device-1", token("x"));
        List<Optional<Device>> all = Together.run(8, i -> node().devices().revoke(device));
        assertTrue(all.stream().allMatch(one -> one.orElseThrow().revoked().isPresent()));
        assertTrue(node.devices().revoke(device).isPresent());
        List<String> told = told();
        assertEquals(1, told.size());
        String data = "\"data\":{\"deviceId\":\"device-1\",\"revoked\":\"" + clock.instant() + "\",\"siteId\":\""
                + device.siteId() + "\"}";
        assertTrue(told.get(0).contains("\"event\":\"device.revoked\""), told.get(0));
        assertTrue(told.get(0).contains(data), told.get(0));
    }

    private void webhook() {
        assertFalse(new Webhooks(node.database(), BOX, clock)
                .set(application, URI.create("https://example.org/told"))
                .isEmpty());
    }

    /** What waits to be delivered. */
    private List<String> told() {
        return node.database()
                .read(em -> em.createQuery(
                                "select d.body from WebhookDeliveryEntity d where d.applicationId = :application",
                                String.class)
                        .setParameter("application", application)
                        .getResultList());
    }
}
