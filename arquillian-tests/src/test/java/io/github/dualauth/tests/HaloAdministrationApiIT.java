package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HaloCalls;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API keys, sites, devices and webhooks as their application manages them. */
@ApiTest
final class HaloAdministrationApiIT {
    private static final String LATER = "2999-01-01T00:00:00Z";

    private final DualauthServer server;
    private final Api api;
    private final HaloCalls halo;
    private final Integrator integrator;
    private final Integrator other;

    HaloAdministrationApiIT(DualauthServer server, Integrator integrator) {
        this.server = server;
        this.api = server.api();
        this.halo = new HaloCalls(api);
        this.integrator = integrator;
        this.other = server.integrator();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ApiKeyCreate", "ApiKeyList", "ApiKeyRevoke"})
    void apiKey_anothersOrUnknownApplication_isRefused(String method) {
        for (String id : List.of(other.id(), RandomIds.id("none"))) {
            JsonObject members = Members.of("applicationId", id, "name", "x", "apiKeyId", "x");
            api.call(method, integrator.caller(), members).mustRefuse(4511);
        }
        api.call(
                        method,
                        server.administrator(),
                        Members.of("applicationId", RandomIds.id("none"), "name", "x", "apiKeyId", "x"))
                .mustRefuse(4511);
    }

    @Test
    void apiKeyRevoke_anothersOrUnknownKey_isRefused() {
        String foreign =
                other.call("ApiKeyCreate", "name", "x").object("apiKey").getString("apiKeyId");
        for (String id : List.of(foreign, "x", "' or ''='")) {
            integrator.call("ApiKeyRevoke", "apiKeyId", id).mustRefuse(4540, "API key does not exist");
        }
        assertNames("apiKeyId", integrator.call("ApiKeyRevoke"));
    }

    @Test
    void apiKeyCreate_faults_areRefused() {
        assertNames("name", integrator.call("ApiKeyCreate"));
        assertNames("expires", integrator.call("ApiKeyCreate", "name", "x", "expires", "2020-01-01T00:00:00Z"));
        assertNames("environment", integrator.call("ApiKeyCreate", "name", "x", "environment", "a b"));
        for (String address : List.of("localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "x/y", "::1/129")) {
            assertNames("addresses", integrator.call("ApiKeyCreate", "name", "x", "addresses", List.of(address)));
        }
        assertNames("addresses", integrator.call("ApiKeyCreate", "name", "x", "addresses", "10.0.0.1"));
        assertEquals(0, integrator.call("ApiKeyList").array("apiKeyList").size());
    }

    @Test
    void apiKeyCreate_twentyFirst_isRefused() {
        for (int i = 0; i < 20; i++) {
            integrator.call("ApiKeyCreate", "name", "k" + i).mustSucceed();
        }
        assertNames("applicationId", integrator.call("ApiKeyCreate", "name", "k20"));
    }

    @Test
    void apiKeyCreate_made_isShownOnceWithItsTerms() {
        Answer made = integrator
                .call(
                        "ApiKeyCreate",
                        "name",
                        "cloud",
                        "expires",
                        LATER,
                        "environment",
                        "test",
                        "addresses",
                        List.of("10.0.0.0/8", "2001:db8::1"))
                .mustSucceed();
        assertTrue(made.text("apiKeySecret").startsWith("dualak_"));
        JsonObject info = made.object("apiKey");
        assertEquals("cloud", info.getString("name"));
        assertEquals(LATER, info.getString("expires"));
        assertEquals("test", info.getString("environment"));
        assertEquals(2, info.getJsonArray("addresses").size());
        assertFalse(info.containsKey("lastUsed") || info.containsKey("revoked"), info::toString);
        Answer listed = integrator.call("ApiKeyList").mustSucceed();
        assertEquals(info, listed.array("apiKeyList").getJsonObject(0));
        String text = listed.toString();
        assertFalse(text.contains("dualak_") || text.contains("hash"), text);
        JsonObject byAdministrator = Members.of("applicationId", integrator.id());
        assertEquals(listed, api.call("ApiKeyList", server.administrator(), byAdministrator));
    }

    @Test
    void apiKeyList_used_tellsWhen() {
        String key = integrator.call("ApiKeyCreate", "name", "x").mustSucceed().text("apiKeySecret");
        assertEquals(404, halo.token(key, HaloCalls.form("none", "d")).statusCode());
        String used = integrator
                .call("ApiKeyList")
                .mustSucceed()
                .array("apiKeyList")
                .getJsonObject(0)
                .getString("lastUsed");
        assertTrue(used.endsWith(":00Z"), used);
    }

    @Test
    void site_unknownOrAnothersAccount_isRefused() {
        String foreign = other.practice();
        for (String method : List.of("SitePair", "SiteUnpair")) {
            integrator.call(method).mustRefuse(4110);
            integrator.call(method, "accountId", foreign).mustRefuse(4131);
        }
        String practice = integrator.practice();
        integrator.call("SiteUnpair", "accountId", practice).mustRefuse(4541, "Site is not paired");
        integrator.call("DeviceList", "accountId", practice).mustRefuse(4541);
        integrator.call("DeviceList", "accountId", foreign).mustRefuse(4131);
        String site = other.call("SitePair", "accountId", foreign).mustSucceed().text("siteId");
        integrator.call("DeviceList", "siteId", site).mustRefuse(4541);
        integrator.call("DeviceRevoke", "siteId", site, "deviceId", "d").mustRefuse(4541);
    }

    @Test
    void siteList_pairedAndUnpaired_tellsBoth() {
        String practice = integrator.practice();
        Answer paired = integrator.call("SitePair", "accountId", practice).mustSucceed();
        assertEquals(
                paired.object("site"),
                integrator.call("SiteList").mustSucceed().array("siteList").getJsonObject(0));
        assertEquals(
                paired.object("site"),
                integrator.call("SitePair", "accountId", practice).mustSucceed().object("site"));
        JsonObject unpaired = integrator
                .call("SiteUnpair", "accountId", practice)
                .mustSucceed()
                .object("site");
        assertEquals(paired.text("siteId"), unpaired.getString("siteId"));
        assertFalse(unpaired.getString("unpaired").isEmpty());
        integrator.call("SiteUnpair", "accountId", practice).mustRefuse(4541);
        assertEquals(0, other.call("SiteList").mustSucceed().array("siteList").size());
    }

    @Test
    void device_sameNameAtTwoSites_isRevokedOnlyWhereItIsNamed() {
        String key = integrator.call("ApiKeyCreate", "name", "x").mustSucceed().text("apiKeySecret");
        String here = integrator.practice();
        String there = integrator.practice();
        String hereId =
                integrator.call("SitePair", "accountId", here).mustSucceed().text("siteId");
        String thereId =
                integrator.call("SitePair", "accountId", there).mustSucceed().text("siteId");
        String token = halo.mustGetToken(key, hereId, "twin");
        String stays = halo.mustGetToken(key, thereId, "twin");
        assertEquals(200, halo.whoami(hereId, token, "twin").statusCode());

        integrator.call("DeviceRevoke", "deviceId", "nobody").mustRefuse(4542, "Device does not exist");
        other.call("DeviceRevoke", "deviceId", "twin").mustRefuse(4542);
        assertNames("deviceId", integrator.call("DeviceRevoke"));
        assertNames("siteId", integrator.call("DeviceRevoke", "deviceId", "twin"));
        Answer revoked = integrator
                .call("DeviceRevoke", "deviceId", "twin", "accountId", here)
                .mustSucceed();
        assertEquals(
                revoked,
                integrator
                        .call("DeviceRevoke", "deviceId", "twin", "siteId", hereId)
                        .mustSucceed());
        assertEquals(401, halo.whoami(hereId, token, "twin").statusCode());
        assertEquals(200, halo.whoami(thereId, stays, "twin").statusCode());
    }

    @Test
    void deviceList_pages_areAllWithTheirLastCall() {
        String key = integrator.call("ApiKeyCreate", "name", "x").mustSucceed().text("apiKeySecret");
        String here = integrator.practice();
        String hereId =
                integrator.call("SitePair", "accountId", here).mustSucceed().text("siteId");
        String thereId = integrator
                .call("SitePair", "accountId", integrator.practice())
                .mustSucceed()
                .text("siteId");
        halo.mustGetToken(key, thereId, "twin");
        assertEquals(
                200,
                halo.whoami(hereId, halo.mustGetToken(key, hereId, "twin"), "twin")
                        .statusCode());
        integrator.call("DeviceRevoke", "deviceId", "twin", "siteId", hereId).mustSucceed();

        Answer list = integrator.call("DeviceList", "accountId", here).mustSucceed();
        assertEquals(List.of("twin"), list.column("deviceList", "deviceId"));
        JsonObject device = list.array("deviceList").getJsonObject(0);
        assertTrue(device.getString("lastSeen").endsWith(":00Z"), device::toString);
        assertTrue(device.containsKey("revoked"), device::toString);
        Answer page = integrator.call("DeviceList", "limit", 1).mustSucceed();
        Answer next = integrator
                .call("DeviceList", "limit", 1, "cursor", page.text("nextCursor"))
                .mustSucceed();
        assertEquals(
                2,
                List.of(page, next).stream()
                        .map(each -> each.array("deviceList").getJsonObject(0).getString("siteId"))
                        .distinct()
                        .count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ftp://example.com/",
                "http://example.com/",
                "http://127.0.0.1:1/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://10.0.0.1/",
                "https://169.254.169.254/",
                "https://[::1]/",
                "https://[fc00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://user@example.com/",
                "https://example.com/#x",
                "https:///x"
            })
    void webhookSet_badUrl_isRefused(String url) {
        assertNames("url", integrator.call("WebhookSet", "url", url));
        integrator.call("WebhookGet").mustRefuse(4543, "Webhook does not exist");
    }

    @Test
    void webhook_life_isSetShownAndDeleted() {
        integrator.call("WebhookDelete").mustRefuse(4543);
        Answer set =
                integrator.call("WebhookSet", "url", "https://example.com/hook").mustSucceed();
        assertTrue(set.text("webhookSecret").startsWith("dualws_"));
        Answer got = integrator.call("WebhookGet").mustSucceed();
        assertEquals("https://example.com/hook", got.object("webhook").getString("url"));
        assertFalse(got.toString().contains("dualws_"), got::toString);
        other.call("WebhookGet").mustRefuse(4543);
        assertEquals(
                0,
                integrator
                        .call("WebhookDeadLetterList")
                        .mustSucceed()
                        .array("webhookDeadLetterList")
                        .size());
        integrator.call("WebhookRetry", "deliveryId", "x").mustRefuse(4544, "Webhook delivery does not exist");
        integrator.call("WebhookDelete").mustSucceed();
        integrator.call("WebhookGet").mustRefuse(4543);
    }

    private static void assertNames(String field, Answer answer) {
        answer.mustRefuse(4060);
        assertTrue(answer.message().contains(field + ":"), answer::toString);
    }
}
