package io.github.dualauth.tests;

import static io.github.dualauth.tests.harness.HaloCalls.form;
import static io.github.dualauth.tests.harness.HaloCalls.mustFail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HaloCalls;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a desktop token opens, and what ends it. */
@ApiTest
final class DesktopApiIT {
    private static final String TOKEN = "Invalid token";

    private final DualauthServer server;
    private final Api api;
    private final HaloCalls halo;
    private final Integrator integrator;
    private final String practice;
    private final String siteId;
    private final String key;

    DesktopApiIT(DualauthServer server, Integrator integrator) {
        this.server = server;
        this.api = server.api();
        this.halo = new HaloCalls(api);
        this.integrator = integrator;
        this.practice = integrator.practice();
        this.siteId =
                integrator.call("SitePair", "accountId", practice).mustSucceed().text("siteId");
        this.key = key(integrator, "name", "cloud");
    }

    private static String key(Integrator owner, Object... members) {
        return owner.call("ApiKeyCreate", members).mustSucceed().text("apiKeySecret");
    }

    @Test
    void whoami_withoutToken_isRefused() {
        HttpResponse<String> answer = api.send(halo.whoami(siteId));
        mustFail(401, TOKEN, answer);
        String challenge = answer.headers().firstValue("WWW-Authenticate").orElseThrow();
        assertTrue(challenge.startsWith("Bearer ") && !challenge.contains("error"), challenge);
        mustFail(401, TOKEN, halo.whoami(siteId, "x.y.z", "d"));
        assertEquals(
                400,
                api.send(halo.whoami(siteId).header("Authorization", "Bearer")).statusCode());
    }

    @Test
    void whoami_subscriptionKey_opensNoDesktopApi() {
        mustFail(
                401,
                TOKEN,
                api.send(halo.whoami(siteId).header(HaloCalls.KEY, key).header("DeviceId", "d")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PingWithApplicationAuth", "PingWithAuth", "ApiKeyList", "DeviceList"})
    void io_desktopTokenOrSubscriptionKey_opensNothing(String method) {
        String token = halo.mustGetToken(key, siteId, "d");
        for (List<String> header : List.of(List.of("Authorization", "Bearer " + token), List.of(HaloCalls.KEY, key))) {
            HttpRequest.Builder request = HttpRequest.newBuilder(api.base().resolve("/io/" + method))
                    .header("Content-Type", "application/json")
                    .header("DeviceId", "d")
                    .header(header.get(0), header.get(1))
                    .POST(BodyPublishers.ofString("{}"));
            HttpResponse<String> answer = api.send(request);
            assertEquals(4010, Members.parse(answer.body()).getInt("responseCode"), answer::body);
        }
    }

    @Test
    void whoami_anotherDevice_isRefusedAndAuditedAsStolen() {
        String deviceId = RandomIds.id("device");
        String token = halo.mustGetToken(key, siteId, deviceId);
        mustFail(401, TOKEN, halo.whoami(siteId, token, deviceId.toUpperCase(java.util.Locale.ROOT)));
        mustFail(401, TOKEN, api.send(halo.whoami(siteId).header("Authorization", "Bearer " + token)));
        new AuditTrail(server)
                .await(
                        2,
                        event -> event.getString("reason", "").equals("DEVICE_TOKEN_STOLEN")
                                && event.getString("device", "").equals(deviceId));
        assertEquals(200, halo.whoami(siteId, token, deviceId).statusCode());
    }

    @Test
    void whoami_anotherSiteInThePath_isRefused() {
        String other = integrator
                .call("SitePair", "accountId", integrator.practice())
                .mustSucceed()
                .text("siteId");
        mustFail(401, TOKEN, halo.whoami(other, halo.mustGetToken(key, siteId, "d"), "d"));
    }

    @Test
    void whoami_revokedDevice_isRefusedAtOnceAndGetsNoOther() {
        String token = halo.mustGetToken(key, siteId, "gone");
        String other = halo.mustGetToken(key, siteId, "stays");
        assertEquals(200, halo.whoami(siteId, token, "gone").statusCode());
        Answer revoked = integrator.call("DeviceRevoke", "deviceId", "gone").mustSucceed();
        assertFalse(revoked.object("device").getString("revoked").isEmpty());
        mustFail(401, TOKEN, halo.whoami(siteId, token, "gone"));
        mustFail(403, "Device Revoked", halo.token(key, form(siteId, "gone")));
        assertEquals(200, halo.whoami(siteId, other, "stays").statusCode());
    }

    @Test
    void whoami_unpairedSite_isRefusedAtOnceAndForGood() {
        String token = halo.mustGetToken(key, siteId, "d");
        assertEquals(200, halo.whoami(siteId, token, "d").statusCode());
        integrator.call("SiteUnpair", "accountId", practice).mustSucceed();
        mustFail(401, TOKEN, halo.whoami(siteId, token, "d"));
        assertEquals(
                siteId,
                integrator.call("SitePair", "accountId", practice).mustSucceed().text("siteId"));
        mustFail(401, TOKEN, halo.whoami(siteId, token, "d"));
        assertEquals(
                200,
                halo.whoami(siteId, halo.mustGetToken(key, siteId, "d"), "d").statusCode());
    }

    @Test
    void whoami_inactivePractice_isRefused() {
        String token = halo.mustGetToken(key, siteId, "d");
        integrator
                .call("PracticeUpdate", "accountId", practice, "name", "Closed", "active", false)
                .mustSucceed();
        mustFail(401, TOKEN, halo.whoami(siteId, token, "d"));
        mustFail(403, "Site Inactive", halo.token(key, form(siteId, "d")));
    }

    @Test
    void renewal_beyondTheLiveTokens_endsTheOldest() {
        String first = halo.mustGetToken(key, siteId, "d");
        String second = halo.mustGetToken(key, siteId, "d");
        assertNotEquals(first, second);
        assertEquals(200, halo.whoami(siteId, first, "d").statusCode());
        String third = halo.mustGetToken(key, siteId, "d");
        mustFail(401, TOKEN, halo.whoami(siteId, first, "d"));
        assertEquals(200, halo.whoami(siteId, second, "d").statusCode());
        assertEquals(200, halo.whoami(siteId, third, "d").statusCode());
    }

    @Test
    void whoami_good_tellsSiteDeviceAndApplication() {
        HttpResponse<String> answer = halo.whoami(siteId, halo.mustGetToken(key, siteId, "device-1"), "device-1");
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals(
                Members.of(
                        "siteId",
                        siteId,
                        "deviceId",
                        "device-1",
                        "applicationId",
                        integrator.id(),
                        "accountId",
                        practice,
                        "accountName",
                        "Practice " + practice),
                Members.parse(answer.body()));
    }
}
