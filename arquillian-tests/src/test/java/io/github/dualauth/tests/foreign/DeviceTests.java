package io.github.dualauth.tests.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RawAnswer;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** A foreign WAR's own resources take desktop tokens where they say so, and nowhere else. */
interface DeviceTests extends ContractWar {

    private JsonObject token(ForeignClient client) {
        return client.mustPost("/api/desk/token/device-1", ADMINISTRATOR.account("open"));
    }

    private String bearer(JsonObject token, String deviceId) {
        return "Authorization: Bearer " + token.getString("token") + "\r\nDeviceId: " + deviceId + "\r\n";
    }

    @Test
    default void device_withoutOrWithAnothersToken_isRefused() {
        try (ForeignClient client = client()) {
            JsonObject token = token(client);
            String drawer = "/api/desk/" + token.getString("siteId") + "/drawer";
            Problem.of(401, client.get(drawer));
            Problem.of(401, client.get(drawer, bearer(token, "device-2")));
            Problem.of(401, client.get(drawer, "Authorization: Bearer " + token.getString("token") + "\r\n"));
            Problem.of(401, client.get("/api/desk/elsewhere/drawer", bearer(token, "device-1")));
            Problem.of(401, client.get(drawer, "Ocp-Apim-Subscription-Key: dualak_x\r\n"));
        }
    }

    @Test
    default void device_whereItIsNotServed_isRefused() {
        try (ForeignClient client = client()) {
            String lines = "Content-Type: application/json\r\n" + bearer(token(client), "device-1");
            Problem.of(401, client.post("/api/level/application", lines, "{}"));
            Problem.of(401, client.post("/api/level/account", lines, "{}"));
            Problem.of(401, client.post("/api/identity", lines, "{}"));
            Problem.of(401, client.post("/api/desk/shared", ANN));
        }
    }

    @Test
    default void device_itsOwnToken_isTheCaller() {
        try (ForeignClient client = client()) {
            JsonObject token = token(client);
            RawAnswer answer =
                    client.get("/api/desk/" + token.getString("siteId") + "/drawer", bearer(token, "device-1"));
            assertEquals(200, answer.status(), answer::toString);
            assertEquals(
                    Members.of(
                            "principal",
                            "device-1",
                            "site",
                            token.getString("siteId"),
                            "account",
                            "open",
                            "mode",
                            "device"),
                    Members.parse(answer.body()));
            String lines = "Content-Type: application/json\r\n" + bearer(token, "device-1");
            RawAnswer shared = client.post("/api/desk/shared", lines, "{}");
            assertEquals(
                    Members.of("caller", "device-1", "mode", "device"), Members.parse(shared.body()), shared::toString);
            assertEquals(
                    "application",
                    client.mustPost("/api/desk/shared", ADMINISTRATOR.account("open"))
                            .getString("mode"));
        }
    }
}
