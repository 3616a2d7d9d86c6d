package io.github.dualauth.tests.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.Parallel;
import io.github.dualauth.tests.harness.RawAnswer;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies as the resources get them: large ones while they arrive, and always without passwords. */
interface UploadTests extends ContractWar {

    /** Bytes of the filler that is sent again and again. */
    int CHUNK = 1 << 16;

    /** So many make 50 MB. */
    int CHUNKS = 800;

    @Test
    default void upload_secondAuthAtTheEnd_is400() {
        try (ForeignClient client = client()) {
            String end = "\",\"auth\":" + ADMINISTRATOR.auth() + "}";
            assertEquals("auth", Problem.of(400, large(client, end)).field());
            client.mustPost("/api/level/application", ADMINISTRATOR);
        }
    }

    @Test
    default void upload_brokenAtTheEnd_is400() {
        try (ForeignClient client = client()) {
            Problem.of(400, large(client, "\"}}"));
            client.mustPost("/api/level/application", ADMINISTRATOR);
        }
    }

    @Test
    default void upload_notLetIn_isReadAndRefused() {
        try (ForeignClient client = client()) {
            String start = "{\"auth\":"
                    + ADMINISTRATOR.with("applicationPassword", "wrong").auth() + ",\"x\":\"";
            Problem.of(401, large(client, start, "\"}"));
            client.mustPost("/api/level/application", ADMINISTRATOR);
        }
    }

    /** Four times 50 MB do not fit into the server's heap. */
    @Test
    default void upload_fourOf50MegabytesAtOnce_areStreamed() {
        List<Integer> statuses = Parallel.atOnce(4, number -> {
            try (ForeignClient client = client()) {
                RawAnswer answer = large(client, "\"}");
                int length = start().length() + CHUNK * CHUNKS + 2;
                assertEquals(Members.of("bytes", length), Members.parse(answer.body()));
                return answer.status();
            }
        });
        assertEquals(List.of(200, 200, 200, 200), statuses);
    }

    @Test
    default void upload_resource_runsBeforeTheEndWasSent() {
        try (ForeignClient upload = client();
                ForeignClient other = client()) {
            String first = start() + "x".repeat(1 << 18);
            upload.raw()
                    .announce(upload.path("/api/upload"), first.length() + 2)
                    .send(first);
            assertEquals(200, other.get("/api/upload/begun").status());
            upload.raw().send("\"}");
            assertEquals(200, upload.raw().read().status());
        }
    }

    @Test
    default void transaction_secondAuthLater_rollsBack() {
        try (ForeignClient client = client()) {
            int before = orders(client);
            String late = start() + "x".repeat(1 << 20) + "\",\"auth\":{}}";
            Problem refusal = Problem.of(400, client.post("/api/order", late));
            assertTrue(refusal.header("X-Request-Id").isPresent(), "what the audit calls it");
            assertEquals(before, orders(client));
            assertEquals(200, client.post("/api/order", ADMINISTRATOR).status());
            assertEquals(before + 1, orders(client));
        }
    }

    @Test
    default void objects_password_isBlank() {
        try (ForeignClient client = client()) {
            JsonObject application =
                    client.mustPost("/api/upload/objects", ADMINISTRATOR, "name", "x", "list", List.of("y"));
            assertEquals("x", application.getString("name"));
            assertEquals("y", application.getJsonArray("list").getString(0));
            JsonObject auth = application.getJsonObject("auth");
            assertEquals(ForeignWar.APPLICATION_ID, auth.getString("applicationId"));
            assertEquals("", auth.getString("applicationPassword").strip());
            JsonObject person = client.mustPost("/api/upload/objects", ANN);
            assertFalse(person.toString().contains("horse"), person::toString);
        }
    }

    private int orders(ForeignClient client) {
        return Members.parse(client.get("/api/order").body()).getInt("orders");
    }

    private static String start() {
        return "{\"auth\":" + ADMINISTRATOR.auth() + ",\"x\":\"";
    }

    private static RawAnswer large(ForeignClient client, String end) {
        return large(client, start(), end);
    }

    private static RawAnswer large(ForeignClient client, String start, String end) {
        byte[] chunk = "x".repeat(CHUNK).getBytes(UTF_8);
        client.raw().announce(client.path("/api/upload"), start.length() + (long) CHUNK * CHUNKS + end.length());
        client.raw().send(start);
        for (int i = 0; i < CHUNKS; i++) {
            client.raw().send(chunk);
        }
        client.raw().send(end);
        return client.read();
    }
}
