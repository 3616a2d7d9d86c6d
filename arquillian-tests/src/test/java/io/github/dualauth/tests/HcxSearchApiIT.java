package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HcxAnswer;
import io.github.dualauth.tests.harness.HcxClient;
import io.github.dualauth.tests.harness.HcxParticipant;
import io.github.dualauth.tests.harness.Members;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for participants, WIRE.md §2. */
@ApiTest
final class HcxSearchApiIT {
    private static final String JSON = "application/json";

    private final DualauthServer server;
    private final HcxClient client;
    private final HcxParticipant participant;

    HcxSearchApiIT(DualauthServer server) {
        this.server = server;
        this.client = new HcxClient(server.api());
        this.participant = HcxParticipant.active(server);
    }

    @Test
    void search_withoutToken_isDenied() {
        client.post(
                        "/participant/search",
                        JSON,
                        HcxClient.filter("participant_code", "x").toString())
                .mustDeny();
        client.post(
                        "/participant/search",
                        JSON,
                        Members.of("auth", server.administrator().auth()).toString())
                .mustDeny();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"filters\":[]}",
                "{\"filters\":{\"participant_code\":\"x\"}}",
                "{\"filters\":{\"participant_code\":{}}}",
                "{\"filters\":{\"participant_code\":{\"eq\":1}}}",
                "{\"filters\":{\"participant_code\":{\"eq\":\"\"}}}",
                "{\"filters\":{\"participant_code\":{\"eq\":\"x\",\"eq\":\"y\"}}}",
                "{\"filters\":{},\"filters\":{}}",
                "{\"filters\":{\"participant_code\":{\"like\":\"%\"}}}",
                "{\"filters\":{\"client_secret\":{\"eq\":\"x\"}}}",
                "{\"limit\":0}",
                "{\"limit\":101}",
                "{\"limit\":1e99999999999}",
                "{\"offset\":-1}"
            })
    void search_malformed_isABadRequest(String body) {
        client.post("/participant/search", JSON, body, "Authorization", "Bearer " + participant.token())
                .mustFail(400, "ERR_INVALID_PAYLOAD");
    }

    @Test
    void search_numberThatNothingHolds_isABadRequest() {
        search_malformed_isABadRequest("{\"limit\":" + "1".repeat(2_000) + "}");
    }

    @Test
    void search_byCode_showsItAndNoSecret() {
        HcxAnswer answer =
                client.searchFor(participant.token(), participant.code()).mustSucceed();
        List<JsonObject> found = answer.body().getJsonArray("participants").getValuesAs(JsonObject.class);
        assertEquals(1, found.size());
        assertEquals(participant.code(), found.get(0).getString("participant_code"));
        assertEquals("Active", found.get(0).getString("status"));
        assertEquals(
                Set.of("participant_code", "participant_name", "roles", "status"),
                found.get(0).keySet());
        assertFalse(answer.toString().contains("dualcs_"));
        assertFalse(answer.toString().contains(participant.clientId()), "the client ID is half of its secret");
        assertEquals(
                0,
                client.searchFor(participant.token(), participant.code() + "x")
                        .body()
                        .getJsonArray("participants")
                        .size());
    }
}
