package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.testing.LogLines;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens a method, and what does not, on the whole way of a request. */
class CredentialPipelineTest {

    private static TestHttpServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = TestHttpServer.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void vouchAgain() {
        server.applications().vouch();
    }

    @Test
    void request_withoutAnything_isRefused() {
        HttpResponse<String> answer = server.refused(RejectionReason.NO_CREDENTIAL, server.json("/api/whole", "{}"));
        assertEquals(
                "DualAuth realm=\"whole\", modes=\"application\"",
                answer.headers().firstValue("WWW-Authenticate").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/x-www-form-urlencoded",
                "application/json;charset=iso-8859-1",
                "application/json;;=",
                "json"
            })
    void body_ofATypeThatIsNotJsonInUtf8_isRefused(String type) {
        server.refused(
                RejectionReason.CONTENT_TYPE_UNSUPPORTED, server.post("/api/whole", type, "{" + server.auth() + "}"));
    }

    @Test
    void body_ofNoType_isRefused() {
        server.refused(
                RejectionReason.CONTENT_TYPE_UNSUPPORTED,
                server.request("/api/whole").POST(BodyPublishers.ofString("{" + server.auth() + "}")));
    }

    @Test
    void body_compressed_isRefused() {
        server.refused(
                RejectionReason.CONTENT_ENCODING_UNSUPPORTED,
                server.json("/api/whole", "{" + server.auth() + "}").header("Content-Encoding", "gzip"));
    }

    @Test
    void body_thatIsNoJson_isRefused() {
        server.refused(RejectionReason.JSON_INVALID, server.json("/api/whole", "{" + server.auth() + "]"));
    }

    @Test
    void password_thatIsWrong_isRefused() {
        server.applications().reject(RejectionReason.APPLICATION_PASSWORD_WRONG, server.application());
        server.refused(
                RejectionReason.APPLICATION_PASSWORD_WRONG, server.json("/api/whole", "{" + server.auth() + "}"));
    }

    @Test
    void decision_thatCannotBeWrittenDown_isToBeTriedAgain() {
        server.audit().setBroken(true);
        try (LogLines log = LogLines.of(AuditTrail.class)) {
            HttpResponse<String> answer = server.send(server.json("/api/whole", "{" + server.auth() + "}"));
            assertEquals(503, answer.statusCode());
            assertEquals("2", answer.headers().firstValue("Retry-After").orElseThrow());
            server.audit().setBroken(false);
            server.accepted(server.json("/api/whole", "{" + server.auth() + "}"));
            assertEquals(2, log.take().size(), "broken, and in order again");
        } finally {
            server.audit().setBroken(false);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "APPLICATION/JSON; charset=UTF-8", "application/vnd.test+json"})
    void password_inAJsonBody_isTakenAndBlankedAndTheRestIsAsItCame(String type) {
        String body = "{\"a\":\"ä\"," + server.auth() + ",\"x\":[1,2]}";
        assertEquals(
                body.replace("\"secret\"", "\"\"      "),
                server.accepted(server.post("/api/whole", type, body).header("Content-Encoding", "identity")));
    }

    @Test
    void role_thatTheCallerLacks_isRefused() {
        server.refused(RejectionReason.ROLE_MISSING, server.json("/api/roles", "{" + server.auth() + "}"));
    }

    @Test
    void token_withAPasswordBeside_isTwo() {
        server.refused(
                RejectionReason.TWO_CREDENTIALS,
                server.json("/api/whole", "{" + server.auth() + "}").header("Authorization", server.bearer()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"auth\":{\"accountId\":\"account\"}}", "{\"auth\":{\"accountId\":\"other\"}}"})
    void token_thatNamesNobody_isRefused(String body) {
        RejectionReason reason = body.contains("other")
                ? RejectionReason.ACCOUNT_UNKNOWN
                : body.contains("account") ? RejectionReason.USER_NOT_NAMED : RejectionReason.ACCOUNT_NOT_NAMED;
        server.refused(reason, server.json("/api/who", body).header("Authorization", server.bearer()));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json;charset=iso-8859-1, identity, CONTENT_TYPE_UNSUPPORTED",
        "text/json, identity, CONTENT_TYPE_UNSUPPORTED",
        "application/json, gzip, CONTENT_ENCODING_UNSUPPORTED",
    })
    void token_withABodyThatCouldBeTakenForJson_isRefused(String type, String coding, RejectionReason reason) {
        for (String path : new String[] {"/api/whole", "/api/token"}) {
            server.refused(
                    reason,
                    server.post(path, type, "{}")
                            .header("Content-Encoding", coding)
                            .header("Authorization", server.bearer()));
        }
    }

    @Test
    void token_withABodyOfNoType_isRefused() {
        server.refused(
                RejectionReason.CONTENT_TYPE_UNSUPPORTED,
                server.request("/api/token")
                        .POST(BodyPublishers.ofString("{}"))
                        .header("Authorization", server.bearer()));
    }

    @Test
    void token_withABodyThatIsNoJson_isRefused() {
        server.refused(
                RejectionReason.JSON_INVALID, server.json("/api/token", "{]").header("Authorization", server.bearer()));
    }

    @Test
    void token_thatIsNone_isRefused() {
        server.refused(
                RejectionReason.AUTHORIZATION_INVALID,
                server.request("/api/look").header("Authorization", "Bearer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "image/png", "application/json;;=", "application/x-www-form-urlencoded"})
    void token_withABodyThatIsSurelyNoJson_leavesItToTheMethod(String type) {
        assertEquals(
                "[" + server.auth(),
                server.accepted(
                        server.post("/api/token", type, "[" + server.auth()).header("Authorization", server.bearer())));
    }

    @Test
    void token_withoutABody_isTaken() {
        assertEquals("looked", server.accepted(server.request("/api/look").header("Authorization", server.bearer())));
    }

    /** Some clients say of each request of what type its body would be. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=iso-8859-1", "text/json"})
    void token_withATypeAndNoBody_isTaken(String type) {
        assertEquals(
                "looked",
                server.accepted(server.request("/api/look")
                        .header("Content-Type", type)
                        .header("Authorization", server.bearer())));
    }

    /** Nothing in it is needed to decide, so nothing is kept while it is looked for. */
    @Test
    void token_whereNobodyIsNamed_takesABodyOfAnyLength() {
        String body = "{\"x\":\"" + "x".repeat(1 << 21) + "\"}";
        assertEquals(body, server.accepted(server.json("/api/token", body).header("Authorization", server.bearer())));
    }

    @Test
    void password_whereOnlyATokenIsTaken_isRefusedWhateverTheBodyIs() {
        for (String type : new String[] {"application/json", "text/plain"}) {
            server.refused(RejectionReason.NO_CREDENTIAL, server.post("/api/token", type, "{" + server.auth() + "}"));
        }
    }

    @Test
    void token_whereOnlyAClientsSecretIsTaken_isRefused() {
        server.refused(
                RejectionReason.CREDENTIAL_NOT_ACCEPTED,
                server.post("/api/client", "application/x-www-form-urlencoded", "client_id=me&client_secret=it")
                        .header("Authorization", server.bearer()));
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, client_id=me&client_secret=it, CONTENT_TYPE_UNSUPPORTED",
        "application/x-www-form-urlencoded, client_id=me&client_secret=other, CLIENT_SECRET_WRONG",
        "application/x-www-form-urlencoded, client_secret=%, FORM_INVALID",
        "application/json, {\"client_id\":\"me\"}, NO_CREDENTIAL",
    })
    void clientSecret_thatIsNone_isRefused(String type, String body, RejectionReason reason) {
        server.refused(reason, server.post("/api/client", type, body));
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, client_id=me&client_secret=it",
        "'application/json', '{\"client_id\":\"me\",\"client_secret\":\"it\"}'",
    })
    void clientSecret_inAFormOrJson_isTaken(String type, String body) {
        assertEquals("me", server.accepted(server.post("/api/client", type, body)));
    }
}
