package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HcxClient;
import io.github.dualauth.tests.harness.HcxParticipant;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry of participants, for administrators. */
@ApiTest
final class ParticipantApiIT {
    private final DualauthServer server;

    ParticipantApiIT(DualauthServer server) {
        this.server = server;
    }

    @Test
    void participantCreate_faults_areRefused() {
        String code = RandomIds.id("code");
        assertNames("participantCode", admin("ParticipantCreate", "name", "x"));
        assertNames("participantCode", admin("ParticipantCreate", "participantCode", "a b", "name", "x"));
        assertNames("participantCode", admin("ParticipantCreate", "participantCode", "x".repeat(300), "name", "x"));
        assertNames("name", admin("ParticipantCreate", "participantCode", code));
        assertNames("status", create(code, "status", "Admitted"));
        assertNames("roles", create(code, "roles", List.of("a b")));
        assertNames("roles", create(code, "roles", "payor"));
        assertNames("publicKey", create(code, "publicKey", "x"));
        create(code, "applicationId", RandomIds.id("none")).mustRefuse(4511);
        admin("ParticipantUpdate", "participantCode", code).mustRefuse(4531);
    }

    @Test
    void participantCreate_privateKey_isRefusedAndNotRepeated() throws Exception {
        String key = new RSAKeyGenerator(2048).generate().toJSONString();
        Answer answer = create(RandomIds.id("code"), "publicKey", key);
        assertNames("publicKey", answer);
        assertFalse(answer.toString().contains("\"d\""));
    }

    @Test
    void participantCreate_existing_isRefused() {
        HcxParticipant first = HcxParticipant.active(server);
        create(first.code()).mustRefuse(4530, "Participant already exists");
        create(RandomIds.id("code"), "applicationId", first.applicationId()).mustRefuse(4530);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ParticipantUpdate", "ParticipantRotateSecret"})
    void participant_unknown_isRefused(String method) {
        admin(method, "participantCode", RandomIds.id("none")).mustRefuse(4531, "Participant does not exist");
    }

    @Test
    void participantCreate_byDefault_isNotLetInYet() {
        HcxParticipant created = HcxParticipant.create(server);
        HcxClient client = new HcxClient(server.api());
        client.generate(created.clientId(), created.clientSecret()).mustDeny();
        JsonObject shown = admin("ParticipantUpdate", "participantCode", created.code(), "status", "active")
                .mustSucceed()
                .object("participant");
        assertEquals("Active", shown.getString("status"));
        client.generate(created.clientId(), created.clientSecret()).mustSucceed();
    }

    @Test
    void participantCreate_answer_showsTheSecretOnce() {
        Answer made = create(RandomIds.id("code"), "roles", List.of("payor", "provider"));
        made.mustSucceed();
        assertTrue(made.text("clientSecret").matches("dualcs_[0-9A-Za-z]{49}"));
        assertEquals(
                Set.of("participantCode", "applicationId", "clientId", "name", "roles", "status"),
                made.object("participant").keySet());
        assertEquals("Created", made.object("participant").getString("status"));
        String code = made.object("participant").getString("participantCode");
        Answer rotated =
                admin("ParticipantRotateSecret", "participantCode", code).mustSucceed();
        assertNotEquals(made.text("clientSecret"), rotated.text("clientSecret"));
        assertEquals(made.text("clientId"), rotated.text("clientId"));
    }

    @Test
    void participantCreate_ofAnApplication_keepsItsPassword() {
        Integrator integrator = server.integrator();
        HcxParticipant participant =
                HcxParticipant.create(server, "applicationId", integrator.id(), "status", "Active");
        assertEquals(integrator.id(), participant.applicationId());
        integrator.call("PingWithApplicationAuth").mustSucceed();
        new HcxClient(server.api())
                .io("PingWithApplicationAuth", participant.token(), Members.of())
                .mustSucceed();
    }

    @Test
    void participantUpdate_someMembers_leavesTheOthers() throws Exception {
        HcxParticipant participant = HcxParticipant.active(server);
        String key = new RSAKeyGenerator(2048).generate().toPublicJWK().toJSONString();
        admin("ParticipantUpdate", "participantCode", participant.code(), "publicKey", key)
                .mustSucceed();
        JsonObject shown = admin(
                        "ParticipantUpdate",
                        "participantCode",
                        participant.code(),
                        "name",
                        "Renamed",
                        "roles",
                        List.of("payor"))
                .mustSucceed()
                .object("participant");
        assertEquals("Renamed", shown.getString("name"));
        assertEquals("Active", shown.getString("status"));
        assertEquals(key, shown.getString("publicKey"));
        assertEquals("[\"payor\"]", shown.getJsonArray("roles").toString());
        assertTrue(new HcxClient(server.api())
                .searchFor(participant.token(), participant.code())
                .toString()
                .contains("public_key"));
    }

    @Test
    void participantList_pages_haveEachOnceAndNoSecret() {
        HcxParticipant one = HcxParticipant.active(server);
        String cursor = "";
        int seen = 0;
        do {
            Answer page = admin("ParticipantList", "limit", 2, "cursor", cursor).mustSucceed();
            assertFalse(page.toString().contains("dualcs_"));
            seen += (int) page.column("participantList", "participantCode").stream()
                    .filter(one.code()::equals)
                    .count();
            cursor = page.body().getString("nextCursor", "");
        } while (!cursor.isEmpty());
        assertEquals(1, seen);
    }

    private Answer create(String code, Object... members) {
        return server.api()
                .call(
                        "ParticipantCreate",
                        server.administrator(),
                        Members.join(Members.of("participantCode", code, "name", "Clinic"), Members.of(members)));
    }

    private Answer admin(String method, Object... members) {
        return server.api().call(method, server.administrator(), Members.of(members));
    }

    private static void assertNames(String field, Answer answer) {
        answer.mustRefuse(4060);
        assertTrue(answer.message().contains(field), answer::toString);
    }
}
