package io.github.dualauth.tests;

import static io.github.dualauth.tests.harness.HaloCalls.form;
import static io.github.dualauth.tests.harness.HaloCalls.mustFail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.webhook.signature.WebhookVerdict;
import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HaloCalls;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.SecretScan;
import io.github.dualauth.tests.harness.SwitchedServer;
import io.github.dualauth.tests.harness.WebhookReceiver;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Desktop tokens and webhooks on a server with short times. */
@ExtendWith(SwitchedServer.class)
final class HaloProcessIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final DualauthServer server;
    private final HaloCalls halo;
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final Integrator integrator;
    private final String siteId;
    private final String key;

    HaloProcessIT(DualauthServer server) {
        this.server = server;
        halo = new HaloCalls(server.api());
        integrator = server.integrator();
        siteId = integrator
                .call("SitePair", "accountId", integrator.practice())
                .mustSucceed()
                .text("siteId");
        key = integrator.call("ApiKeyCreate", "name", "cloud").mustSucceed().text("apiKeySecret");
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    private String hook() {
        return integrator
                .call("WebhookSet", "url", receiver.url())
                .mustSucceed()
                .text("webhookSecret");
    }

    private void revoke(String deviceId) {
        halo.mustGetToken(key, siteId, deviceId);
        integrator.call("DeviceRevoke", "deviceId", deviceId).mustSucceed();
    }

    private List<WebhookReceiver.Call> await(int count) {
        Await.until(LIMIT, count + " webhooks", () -> receiver.calls().size() >= count);
        return receiver.calls();
    }

    @Test
    void whoami_expiredToken_isRefusedAndToldToTheAudit() {
        String token = halo.mustGetToken(key, siteId, "short");
        assertEquals(200, halo.whoami(siteId, token, "short").statusCode());
        Instant end = Instant.ofEpochSecond(HaloCalls.claims(token).getInt("exp"));
        Await.until(LIMIT, "its end", () -> !Instant.now().isBefore(end));
        mustFail(401, "Invalid token", halo.whoami(siteId, token, "short"));
        new AuditTrail(server)
                .await(
                        1,
                        event -> event.getString("reason", "").equals("TOKEN_EXPIRED")
                                && event.getString("device", "").equals("short"));
    }

    @Test
    void token_beyondTheLimit_isTooManyWithRetryAfter() {
        HttpResponse<String> answer = halo.token(key, form("none", "d"));
        for (int i = 0; i < 400 && answer.statusCode() != 429; i++) {
            answer = halo.token(key, form("none", "d"));
        }
        mustFail(429, "Rate Limit Exceeded", answer);
        assertTrue(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()) > 0);
    }

    @Test
    void token_oneDeviceTooMany_isRefusedUntilAnotherIsRevoked() {
        for (String device : List.of("1", "2", "3")) {
            halo.mustGetToken(key, siteId, device);
        }
        mustFail(403, "Device Limit Exceeded", halo.token(key, form(siteId, "4")));
        halo.mustGetToken(key, siteId, "3");
        integrator.call("DeviceRevoke", "deviceId", "1").mustSucceed();
        halo.mustGetToken(key, siteId, "4");
        mustFail(403, "Device Revoked", halo.token(key, form(siteId, "1")));
    }

    @Test
    void webhook_deviceRevoked_isSentOnceAndGenuine() {
        String secret = hook();
        revoke("lost");
        WebhookReceiver.Call call = await(1).get(0);
        assertInstanceOf(WebhookVerdict.Genuine.class, call.verdict(secret));
        assertInstanceOf(WebhookVerdict.Forged.class, call.verdict(secret + "x"));
        JsonObject body = call.body();
        assertEquals("device.revoked", body.getString("event"));
        assertEquals(call.id(), body.getString("id"));
        assertEquals("lost", body.getJsonObject("data").getString("deviceId"));
        assertEquals(siteId, body.getJsonObject("data").getString("siteId"));
        integrator.call("DeviceRevoke", "deviceId", "lost").mustSucceed();
        revoke("another");
        assertEquals("another", await(2).get(1).body().getJsonObject("data").getString("deviceId"));
    }

    @Test
    void webhook_receiverDownThenUp_arrives() {
        String secret = hook();
        receiver.down();
        revoke("lost");
        receiver.up();
        assertInstanceOf(WebhookVerdict.Genuine.class, await(1).get(0).verdict(secret));
    }

    @Test
    void webhook_failedTooOften_isADeadLetterUntilItIsAskedFor() {
        hook();
        receiver.answer(500);
        revoke("lost");
        JsonObject dead = Await.value(LIMIT, "a dead letter", () -> {
            Answer list = integrator.call("WebhookDeadLetterList").mustSucceed();
            return list.array("webhookDeadLetterList").getValuesAs(JsonObject.class).stream()
                    .findFirst();
        });
        assertEquals("HTTP 500", dead.getString("failure"));
        assertEquals(3, dead.getInt("attempts"));
        assertEquals(3, receiver.calls().size());
        receiver.answer(200);
        integrator
                .call("WebhookRetry", "deliveryId", dead.getString("deliveryId"))
                .mustSucceed();
        assertEquals(dead.getString("deliveryId"), await(4).get(3).id());
        assertEquals(
                0,
                integrator
                        .call("WebhookDeadLetterList")
                        .mustSucceed()
                        .array("webhookDeadLetterList")
                        .size());
    }

    @Test
    void secrets_everythingWritten_holdsNone() {
        String secret = hook();
        String token = halo.mustGetToken(key, siteId, "quiet");
        mustFail(401, "Invalid token", halo.whoami(siteId, token, "other"));
        assertEquals(200, halo.whoami(siteId, token, "quiet").statusCode());
        SecretScan scan = new SecretScan().add("key", key).add("secret", secret).add("token", token);
        assertEquals(List.of(), scan.findings(server.written()));
    }
}
