package io.github.dualauth.tests.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RawAnswer;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** MicroProfile JWT in a foreign WAR, for callers with our tokens beside callers with passwords, without @LoginConfig. */
interface TokenTests extends ContractWar {

    private String issued(ForeignClient client, Caller application) {
        return client.mustPost("/api/token/issue", application).getString("token");
    }

    private static String lines(String token) {
        return "Content-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n";
    }

    @Test
    default void token_changedOrBesideAPassword_isRefused() {
        try (ForeignClient client = client()) {
            String token = issued(client, CLERK);
            Problem.of(401, client.post("/api/token/show", lines(token.substring(0, token.length() - 4)), "{}"));
            Problem.of(401, client.post("/api/token/show", lines("a.b.c"), "{}"));
            Problem.of(400, client.post("/api/token/show", lines(""), "{}"));
            Problem.of(
                    400,
                    client.post(
                            "/api/token/show",
                            lines(token),
                            CLERK.body(Members.of()).toString()));
        }
    }

    @Test
    default void role_whichTheApplicationLacks_isRefusedForItsTokenToo() {
        try (ForeignClient client = client()) {
            Problem.of(403, client.post("/api/token/role", lines(issued(client, CLERK)), "{}"));
            Problem.of(403, client.post("/api/token/role", CLERK));
        }
    }

    @Test
    default void role_whichTheApplicationHas_isItsTokensToo() {
        try (ForeignClient client = client()) {
            RawAnswer byToken = client.post("/api/token/role", lines(issued(client, ADMINISTRATOR)), "{}");
            assertEquals(200, byToken.status(), byToken::toString);
            assertEquals("[administrator]", Members.parse(byToken.body()).getString("groups"));
            assertEquals("[]", client.mustPost("/api/token/role", ADMINISTRATOR).getString("groups"));
        }
    }

    @Test
    default void claims_ofATokenCaller_areInjectedInAllTypes() {
        try (ForeignClient client = client()) {
            RawAnswer answer = client.post("/api/token/show", lines(issued(client, CLERK)), "{}");
            assertEquals(200, answer.status(), answer::toString);
            JsonObject shown = Members.parse(answer.body());
            String subject = shown.getString("subject");
            assertEquals(36, subject.length(), shown::toString);
            for (String same : new String[] {"tokenSubject", "provided", "lasting"}) {
                assertEquals(subject, shown.getString(same), shown::toString);
            }
            for (String yes : new String[] {"claims", "id", "times", "expires"}) {
                assertEquals("true", shown.getString(yes), yes);
            }
            assertEquals("http://localhost:8080", shown.getString("issuer"));
            assertEquals("[clerk]", shown.getString("groups"));
            assertEquals("none", shown.getString("absent"));
        }
    }

    @Test
    default void claims_ofAPasswordCaller_areNone() {
        try (ForeignClient client = client()) {
            JsonObject shown = client.mustPost("/api/token/show", CLERK);
            for (String nothing : new String[] {"name", "tokenSubject", "subject", "provided"}) {
                assertEquals("null", shown.getString(nothing), shown::toString);
            }
            assertEquals("none", shown.getString("lasting"));
            assertEquals("none", shown.getString("issuer"));
        }
    }
}
