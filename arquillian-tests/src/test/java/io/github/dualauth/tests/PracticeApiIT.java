package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
final class PracticeApiIT {
    private final Api api;
    private final Integrator integrator;

    PracticeApiIT(Api api, Integrator integrator) {
        this.api = api;
        this.integrator = integrator;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PracticeCreate", "PracticeUpdate", "PracticeSave"})
    void practice_badId_isRefused(String method) {
        integrator.call(method, "name", "x").mustRefuse(4110);
        integrator.call(method, "accountId", "", "name", "x").mustRefuse(4110);
        integrator.call(method, "accountId", null, "name", "x").mustRefuse(4110);
        integrator.call(method, "accountId", "@home", "name", "x").mustRefuse(4241);
        for (String bad : List.of("x".repeat(256), "x".repeat(10_000), "a\u0000b", "a\nb", "a\u007fb")) {
            assertNames("accountId", integrator.call(method, "accountId", bad, "name", "x"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PracticeCreate", "PracticeSave"})
    void practice_newWithoutName_isRefused(String method) {
        String id = RandomIds.id("practice");
        assertNames("name", integrator.call(method, "accountId", id, "phone", "1"));
        assertNames("name", integrator.call(method, "accountId", id, "name", ""));
        assertNames("name", integrator.call(method, "accountId", id, "name", null));
        integrator.call("PracticeGet", "accountId", id).mustRefuse(4131);
    }

    @Test
    void practiceCreate_wrongTypes_areRefused() {
        String id = RandomIds.id("practice");
        JsonObject object = Members.of("x", "y");
        assertNames("name", integrator.call("PracticeCreate", "accountId", id, "name", object));
        assertNames("name", integrator.call("PracticeCreate", "accountId", id, "name", List.of("x")));
        assertNames("active", integrator.call("PracticeCreate", "accountId", id, "name", "x", "active", "perhaps"));
        assertNames("accountId", integrator.call("PracticeCreate", "accountId", object, "name", "x"));
        assertNames("name", integrator.call("PracticeCreate", "accountId", id, "name", "x".repeat(100_000)));
    }

    @Test
    void practiceCreate_existing_isRefusedAndChangesNothing() {
        String id = integrator.practice();
        integrator.call("PracticeCreate", "accountId", id, "name", "Other").mustRefuse(4130);
        assertEquals("Practice " + id, get(id).getString("name"));
    }

    @Test
    void practice_unknown_isRefused() {
        integrator
                .call("PracticeUpdate", "accountId", RandomIds.id("none"), "name", "x")
                .mustRefuse(4131);
        integrator.call("PracticeGet", "accountId", RandomIds.id("none")).mustRefuse(4131);
        integrator.call("PracticeGet").mustRefuse(4110);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PracticeCreate", "PracticeUpdate", "PracticeSave"})
    void websiteAddress_takenInThisApplication_isRefused(String method) {
        String website = "https://" + RandomIds.id("www") + ".example.org";
        integrator
                .call("PracticeCreate", "accountId", "first", "name", "x", "websiteAddress", website)
                .mustSucceed();
        integrator
                .call("PracticeUpdate", "accountId", "first", "websiteAddress", website)
                .mustSucceed();
        String second = method.equals("PracticeUpdate") ? integrator.practice() : "second";
        integrator
                .call(method, "accountId", second, "name", "x", "websiteAddress", website)
                .mustRefuse(4140);
    }

    @Test
    void websiteAddress_takenInAnotherApplication_isFree(Integrator other) {
        String website = "https://" + RandomIds.id("www") + ".example.org";
        for (Integrator each : List.of(integrator, other)) {
            each.call("PracticeCreate", "accountId", "first", "name", "x", "websiteAddress", website)
                    .mustSucceed();
        }
    }

    @Test
    void directDomain_takenInAnyApplication_isRefusedUntilGivenUp(Integrator other) {
        String domain = RandomIds.id("direct") + ".example.org";
        integrator
                .call("PracticeCreate", "accountId", "first", "name", "x", "directDomain", domain)
                .mustSucceed();
        for (Integrator each : List.of(integrator, other)) {
            each.call("PracticeCreate", "accountId", "second", "name", "x", "directDomain", domain)
                    .mustRefuse(4150);
            each.call(
                            "PracticeSave",
                            "accountId",
                            "second",
                            "name",
                            "x",
                            "directDomain",
                            domain.toUpperCase(Locale.ROOT))
                    .mustRefuse(4150);
        }
        integrator
                .call("PracticeUpdate", "accountId", "first", "directDomain", "x." + domain)
                .mustSucceed();
        other.call("PracticeCreate", "accountId", "second", "name", "x", "directDomain", domain)
                .mustSucceed();
    }

    @Test
    void practice_everyField_isAnsweredAndKept() {
        String id = RandomIds.id("practice");
        JsonObject sent = Members.join(everyField(id), Members.of("port", 8443, "active", true));
        JsonObject created = api.call("PracticeCreate", integrator.caller(), sent)
                .mustSucceed()
                .object("practice");
        sent.forEach((name, value) -> assertEquals(value, created.get(name), name));
        assertEquals(created, get(id));
        assertEquals(
                List.of(created), integrator.call("PracticeList").mustSucceed().array("practiceList"));
    }

    private static JsonObject everyField(String id) {
        JsonObject address = Members.of(
                "accountId", id,
                "name", "Dr. Müller & Söhne \"北京\" 🏥 'x'; --",
                "address1", "1 Main St",
                "address2", "Suite 2",
                "city", "Columbus",
                "state", "OH",
                "postal", "43215",
                "phone", "6145550100",
                "fax", "6145550101",
                "timeZone", "America/New_York");
        return Members.join(
                address,
                Members.of(
                        "websiteAddress", "https://" + id + ".example.org",
                        "directDomain", id + ".direct.example.org",
                        "directAddress", "office@" + id + ".direct.example.org",
                        "protocol", "https",
                        "ipAddress", "192.0.2.7",
                        "path", "/in",
                        "metadata", "{\"k\":\"v\"}",
                        "practiceSpecialtyCode", "207Q00000X",
                        "practiceNpi", "1234567893"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PracticeUpdate", "PracticeSave"})
    void practice_absentFields_keepTheirValues(String method) {
        String id = RandomIds.id("practice");
        integrator
                .call("PracticeCreate", "accountId", id, "name", "Old", "phone", "1", "city", "Rome")
                .mustSucceed();
        Answer changed = integrator
                .call(method, "accountId", id, "phone", "2", "city", null, "name", "")
                .mustSucceed();
        assertEquals(id, changed.text("accountId"));
        assertEquals("update", changed.text("action"));
        JsonObject now = get(id);
        assertEquals(
                List.of("Old", "2", "Rome"),
                List.of(now.getString("name"), now.getString("phone"), now.getString("city")));
        assertTrue(now.getBoolean("active"));
        assertEquals(now, changed.object("practice"));
    }

    @Test
    void practiceSave_new_creates() {
        String id = RandomIds.id("practice");
        Answer saved =
                integrator.call("PracticeSave", "accountId", id, "name", "New").mustSucceed();
        assertEquals(id, saved.text("accountId"));
        assertEquals("create", saved.text("action"));
        assertEquals("New", get(id).getString("name"));
    }

    @Test
    void practice_idInAuth_countsUnlessTheBodyHasOne() {
        String inAuth = RandomIds.id("auth");
        String inBody = RandomIds.id("body");
        integrator.callFor(inAuth, "PracticeCreate", "name", "A").mustSucceed();
        integrator
                .callFor(inAuth, "PracticeCreate", "name", "B", "accountId", inBody)
                .mustSucceed();
        assertEquals(
                "A",
                api.call("PracticeGet", integrator.caller().account(inAuth))
                        .mustSucceed()
                        .object("practice")
                        .getString("name"));
        assertEquals(
                "B",
                integrator
                        .callFor(inAuth, "PracticeGet", "accountId", inBody)
                        .mustSucceed()
                        .object("practice")
                        .getString("name"));
    }

    @Test
    void practice_repeatedNameOutsideAuth_lastCounts() {
        String id = RandomIds.id("practice");
        api.post(
                        "/io/PracticeCreate",
                        "{\"auth\":" + integrator.caller().auth() + ",\"name\":null,\"accountId\":\"" + id
                                + "\",\"name\":\"Last\",\"unknown\":[{\"x\":1}]}")
                .mustSucceed();
        assertEquals("Last", get(id).getString("name"));
    }

    @Test
    void practice_keysThatLookAlike_areDifferent() {
        String id = RandomIds.id("Key");
        for (String key :
                List.of(id, id.toLowerCase(Locale.ROOT), id + "é", id + "e", id + "ß", id + "ss", "🏥" + id)) {
            integrator.call("PracticeCreate", "accountId", key, "name", key).mustSucceed();
        }
        assertEquals(
                id.toLowerCase(Locale.ROOT), get(id.toLowerCase(Locale.ROOT)).getString("name"));
        assertEquals("🏥" + id, get("🏥" + id).getString("name"));
        assertNotEquals(
                2000, integrator.call("PracticeGet", "accountId", id + " ").code());
    }

    @Test
    void practice_longestId_isKept() {
        String id = RandomIds.id("p") + "x".repeat(255 - 18);
        assertEquals(255, id.length());
        integrator.call("PracticeCreate", "accountId", id, "name", "x").mustSucceed();
        assertEquals(id, get(id).getString("accountId"));
    }

    @Test
    void practice_createdInactive_isActivatedByUpdate() {
        String id = RandomIds.id("practice");
        integrator
                .call("PracticeCreate", "accountId", id, "name", "x", "active", false)
                .mustSucceed();
        assertFalse(get(id).getBoolean("active"));
        integrator.callFor(id, "PracticeUpdate", "active", true).mustSucceed();
        api.call("PingWithAccountAuth", integrator.caller().account(id)).mustSucceed();
    }

    private JsonObject get(String accountId) {
        return integrator
                .call("PracticeGet", "accountId", accountId)
                .mustSucceed()
                .object("practice");
    }

    private static void assertNames(String field, Answer answer) {
        answer.mustRefuse(4060);
        assertTrue(answer.message().contains(field), answer::toString);
    }
}
