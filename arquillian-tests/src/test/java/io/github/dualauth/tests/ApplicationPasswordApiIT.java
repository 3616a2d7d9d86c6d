package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
final class ApplicationPasswordApiIT {
    private static final String CREATE = "ApplicationPasswordCreate";
    private static final String LIST = "ApplicationPasswordList";
    private static final String REVOKE = "ApplicationPasswordRevoke";
    private static final String PING = "PingWithApplicationAuth";
    private static final String LATER = "2999-01-01T00:00:00Z";
    private static final String MUCH_LATER = "2999-01-01T00:00:00.001Z";

    /** Django's hash of {@link #OLD}. */
    private static final String DJANGO = "pbkdf2_sha256$1000$c2FsdHNhbHQ$ysgCaJJazIUO+swbZ9XlE67MogUjkjHJnRNWCq0MfQI=";

    private static final String OLD = "the clinic's old password";

    private final Api api;
    private final Caller administrator;
    private final Integrator integrator;
    private final Integrator other;

    ApplicationPasswordApiIT(DualauthServer server, Integrator integrator) {
        this.api = server.api();
        this.administrator = server.administrator();
        this.integrator = integrator;
        this.other = server.integrator();
    }

    @ParameterizedTest
    @ValueSource(strings = {CREATE, LIST, REVOKE})
    void application_unknown_isRefused(String method) {
        JsonObject members =
                Members.of("applicationId", RandomIds.id("none"), "name", "x", "passwordId", RandomIds.id("none"));
        api.call(method, administrator, members).mustRefuse(4511, "Application does not exist");
        api.call(method, integrator.caller(), members).mustRefuse(4511, "Application does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {CREATE, LIST, REVOKE})
    void application_anothers_isAsUnknownAsOneThatNobodyHas(String method) {
        JsonObject members =
                Members.of("applicationId", other.id(), "name", "x", "passwordId", firstPassword(other.caller()));
        api.call(method, integrator.caller(), members).mustRefuse(4511, "Application does not exist");
        api.call(PING, other.caller()).mustSucceed();
    }

    @Test
    void applicationPasswordRevoke_unknownOrAnothersPassword_isRefused() {
        for (String passwordId : List.of(RandomIds.id("none"), firstPassword(other.caller()))) {
            integrator.call(REVOKE, "passwordId", passwordId).mustRefuse(4520, "Application password does not exist");
            admin(REVOKE, "applicationId", integrator.id(), "passwordId", passwordId)
                    .mustRefuse(4520);
        }
        assertNames("passwordId", integrator.call(REVOKE));
        api.call(PING, other.caller()).mustSucceed();
    }

    @ParameterizedTest
    @CsvSource({
        "notBefore, tomorrow",
        "notBefore, 2030-01-31",
        "notBefore, 2030-01-31T12:00:00",
        "notBefore, 2030-02-30T12:00:00Z",
        "notBefore, -000001-01-01T00:00:00Z",
        "expires, +1000000000-12-31T23:59:59Z",
        "expires, 2020-01-01T00:00:00Z",
        "expires, x"
    })
    void applicationPasswordCreate_badDate_isRefused(String member, String date) {
        assertNames(member, integrator.call(CREATE, "name", "x", member, date));
        assertEquals(1, list(integrator.caller()).size());
    }

    @Test
    void applicationPasswordCreate_faults_areRefused() {
        assertNames("name", integrator.call(CREATE));
        assertNames("expires", integrator.call(CREATE, "name", "x", "notBefore", LATER, "expires", LATER));
        integrator
                .call(CREATE, "name", "x", "notBefore", LATER, "expires", MUCH_LATER)
                .mustSucceed();
        assertNames("password", importing("password", "x".repeat(7)));
        assertNames("password", importing("password", "x".repeat(257)));
        assertNames("password", importing("password", integrator.caller().auth().getString("applicationPassword")));
        assertNames("passwordHash", importing("passwordHash", "plain text"));
        assertNames("passwordHash", importing("passwordHash", "$2b$31$" + "a".repeat(53)));
        assertNames("passwordHash", importing("password", OLD, "passwordHash", "$2b$04$" + "a".repeat(53)));
    }

    @Test
    void applicationPasswordCreate_importByTheApplicationItself_isRefused() {
        assertNames("password", integrator.call(CREATE, "name", "x", "password", OLD));
        assertNames("passwordHash", integrator.call(CREATE, "name", "x", "passwordHash", "$2b$04$" + "a".repeat(53)));
        assertEquals(1, list(integrator.caller()).size());
    }

    @Test
    void applicationPasswordCreate_thirdImport_isRefused() {
        importing("password", OLD).mustSucceed();
        importing("password", "another old one").mustSucceed();
        assertNames("applicationId", importing("password", "a third old one"));
    }

    @Test
    void applicationPasswordRevoke_ownLastOne_isRefused() {
        String first = firstPassword(integrator.caller());
        assertNames("passwordId", integrator.call(REVOKE, "passwordId", first));
        api.call(PING, integrator.caller()).mustSucceed();
        admin(REVOKE, "applicationId", integrator.id(), "passwordId", first).mustSucceed();
        api.call(PING, integrator.caller()).mustRefuse(4010, "Unauthorized");
    }

    @Test
    void applicationPasswordRevoke_administratorsOwnLastOne_isRefused() {
        assertNames(
                "passwordId", api.call(REVOKE, administrator, Members.of("passwordId", firstPassword(administrator))));
        api.call(PING, administrator).mustSucceed();
    }

    @Test
    void password_notYetValid_isRefused() {
        Answer made = integrator
                .call(CREATE, "name", "next year's", "notBefore", LATER)
                .mustSucceed();
        api.call(PING, with(made)).mustRefuse(4010, "Unauthorized");
    }

    @Test
    void rotation_byTheApplicationItself_hasNoOutage() {
        String first = firstPassword(integrator.caller());
        Answer made =
                integrator.call(CREATE, "name", "second", "expires", LATER).mustSucceed();
        Caller fresh = with(made);
        api.call(PING, integrator.caller()).mustSucceed();
        api.call(PING, fresh).mustSucceed();
        Answer revoked =
                api.call(REVOKE, fresh, Members.of("passwordId", first)).mustSucceed();
        assertFalse(
                revoked.object("applicationPasswordInfo").getString("revoked").isEmpty());
        api.call(PING, integrator.caller()).mustRefuse(4010, "Unauthorized");
        api.call(PING, fresh).mustSucceed();
        assertNames(
                "passwordId",
                api.call(
                        REVOKE,
                        fresh,
                        Members.of(
                                "passwordId",
                                made.object("applicationPasswordInfo").getString("passwordId"))));
    }

    @Test
    void applicationPasswordCreate_made_isShownOnceWithItsTerms() {
        Answer made = integrator
                .call(CREATE, "name", "second", "notBefore", LATER, "expires", MUCH_LATER)
                .mustSucceed();
        JsonObject info = made.object("applicationPasswordInfo");
        assertEquals("second", info.getString("name"));
        assertEquals("made", info.getString("kind"));
        assertEquals(LATER, info.getString("notBefore"));
        assertEquals(MUCH_LATER, info.getString("expires"));
        assertFalse(info.containsKey("lastUsed") || info.containsKey("revoked"), info::toString);
        assertTrue(made.text("applicationPassword").startsWith("dualap_"));
        List<JsonObject> listed = list(integrator.caller());
        assertEquals(info, listed.get(1));
        assertEquals("first", listed.get(0).getString("name"));
    }

    @Test
    void applicationPasswordList_pages_areAllOfThemWithoutAnyHash() {
        importing("password", OLD).mustSucceed();
        for (int i = 0; i < 3; i++) {
            integrator.call(CREATE, "name", "n" + i).mustSucceed();
        }
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = integrator.call(LIST, "limit", 2, "cursor", cursor).mustSucceed();
            String text = page.toString().toLowerCase(Locale.ROOT);
            assertFalse(text.contains("hash") || text.contains("argon2") || text.contains("dualap_"), page::toString);
            names.addAll(page.column("applicationPasswordList", "name"));
            cursor = page.body().getString("nextCursor", "");
        } while (!cursor.isEmpty());
        assertEquals(List.of("first", "imported", "n0", "n1", "n2"), names);
        assertNames("cursor", integrator.call(LIST, "cursor", "!"));
        assertEquals(
                JsonValue.EMPTY_JSON_ARRAY,
                integrator.call(LIST, "cursor", "bm9uZQ").mustSucceed().array("applicationPasswordList"));
    }

    @Test
    void applicationPasswordList_usedPassword_tellsWhen() {
        JsonObject first = list(integrator.caller()).get(0);
        String used = first.getString("lastUsed");
        assertTrue(used.endsWith(":00Z"), used);
    }

    @Test
    void imported_clearText_worksUntilRevoked() {
        Answer imported = importing("password", OLD).mustSucceed();
        assertFalse(imported.body().containsKey("applicationPassword"), imported::toString);
        JsonObject info = imported.object("applicationPasswordInfo");
        assertEquals("imported", info.getString("kind"));
        Caller old = integrator.caller().with("applicationPassword", OLD);
        api.call(PING, old).mustSucceed();
        api.call(PING, old).mustSucceed();
        api.call(PING, integrator.caller()).mustSucceed();
        api.call(PING, old.with("applicationPassword", OLD + " ")).mustRefuse(4010, "Unauthorized");
        api.call(PING, other.caller().with("applicationPassword", OLD)).mustRefuse(4010, "Unauthorized");
        api.call(PING, Caller.application(RandomIds.id("none"), OLD)).mustRefuse(4010, "Unauthorized");
        integrator.call(REVOKE, "passwordId", info.getString("passwordId")).mustSucceed();
        api.call(PING, old).mustRefuse(4010, "Unauthorized");
    }

    @Test
    void imported_hashOfAnotherProduct_works() {
        importing("passwordHash", DJANGO).mustSucceed();
        Caller old = integrator.caller().with("applicationPassword", OLD);
        api.call(PING, old.with("applicationPassword", OLD + "!")).mustRefuse(4010, "Unauthorized");
        api.call(PING, old).mustSucceed();
        api.call(PING, old).mustSucceed();
    }

    @Test
    void applicationRotatePassword_imported_endsItToo() {
        importing("password", OLD).mustSucceed();
        admin("ApplicationRotatePassword", "applicationId", integrator.id()).mustSucceed();
        api.call(PING, integrator.caller().with("applicationPassword", OLD)).mustRefuse(4010, "Unauthorized");
    }

    private Answer importing(Object... members) {
        JsonObject named = Members.of("applicationId", integrator.id(), "name", "imported");
        return api.call(CREATE, administrator, Members.join(named, Members.of(members)));
    }

    private List<JsonObject> list(Caller caller) {
        return api.call(LIST, caller)
                .mustSucceed()
                .array("applicationPasswordList")
                .getValuesAs(JsonObject.class);
    }

    private String firstPassword(Caller caller) {
        return list(caller).get(0).getString("passwordId");
    }

    private Caller with(Answer made) {
        return integrator.caller().with("applicationPassword", made.text("applicationPassword"));
    }

    private Answer admin(String method, Object... members) {
        return api.call(method, administrator, Members.of(members));
    }

    private static void assertNames(String field, Answer answer) {
        answer.mustRefuse(4060);
        assertTrue(answer.message().contains(field + ":"), answer::toString);
    }
}
