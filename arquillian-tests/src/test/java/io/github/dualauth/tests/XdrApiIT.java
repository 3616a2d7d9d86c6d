package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.XdrEdge;
import io.github.dualauth.tests.harness.XdrMessage;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ITI-41 over mutual TLS; the table of all faults is direct-edge's own. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class XdrApiIT {
    private static final String SOAP = "application/soap+xml";

    private static XdrEdge edge;

    private Integrator integrator;
    private String practice;
    private TestClient client;
    private XdrMessage message;

    @BeforeAll
    static void start() {
        edge = XdrEdge.start();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void register() {
        integrator = edge.server().integrator();
        practice = integrator.practice();
        client = edge.registered(integrator, practice);
        message = new XdrMessage(XdrEdge.address(integrator, practice), "b@direct.example.org", RandomIds.id("1"));
    }

    private static void mustFault(int status, String code, String subcode, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer::body);
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(SOAP));
        assertTrue(answer.body().contains(">env:" + code + "<"), answer::body);
        assertTrue(answer.body().contains(">d:" + subcode + "<"), answer::body);
        assertFalse(answer.body().contains("Exception"));
    }

    private static void mustSucceed(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("ResponseStatusType:Success"), answer::body);
        assertTrue(answer.body().contains("<wsa:RelatesTo>urn:uuid:1234</wsa:RelatesTo>"));
    }

    private List<JsonObject> audited(int reason) {
        return new AuditTrail(edge.server())
                .await(
                        1,
                        event -> event.getString("api", "").equals("xdr")
                                && event.getInt("code", 0) == reason
                                && event.toString().contains(practice));
    }

    @Test
    void post_withoutCertificate_isUnauthorized() {
        mustFault(
                400,
                "Sender",
                "Unauthorized",
                edge.post(TestClient.anonymous(), XdrMessage.RELATED, message.related()));
    }

    @Test
    void post_certificateThatNobodyRegistered_isUnauthorized() {
        TestClient unknown = edge.client("unknown");
        mustFault(400, "Sender", "Unauthorized", edge.post(unknown.context(), XdrMessage.RELATED, message.related()));
    }

    @Test
    void post_certificateOfAnotherAccount_doesNotOwnTheSender() {
        TestClient other = edge.registered(integrator, integrator.practice());
        mustFault(400, "Sender", "SenderNotOwned", edge.post(other.context(), XdrMessage.RELATED, message.related()));
        mustFault(400, "Sender", "SenderNotOwned", edge.post(other.context(), XdrMessage.PLAIN, message.plain()));
    }

    @Test
    void post_plainHttp_isUnauthorized() {
        HttpResponse<String> answer = edge.server()
                .api()
                .send(HttpRequest.newBuilder(edge.server().api().base().resolve("/xdr"))
                        .header("Content-Type", XdrMessage.PLAIN)
                        .POST(BodyPublishers.ofString(message.plain())));
        mustFault(400, "Sender", "Unauthorized", answer);
    }

    @Test
    void post_apiKeyBesideTheCertificate_isMalformed() {
        HttpRequest.Builder request = HttpRequest.newBuilder(edge.address())
                .header("Content-Type", XdrMessage.PLAIN)
                .header("Ocp-Apim-Subscription-Key", "x")
                .POST(BodyPublishers.ofString(message.plain()));
        mustFault(400, "Sender", "Malformed", edge.send(client.context(), request));
    }

    @ParameterizedTest
    @CsvSource({"GET,/xdr,405", "POST,/xdr/more,404", "DELETE,/xdr/,405"})
    void request_somethingElse_isAFaultToo(String method, String path, int status) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(edge.address().resolve(path)).method(method, BodyPublishers.noBody());
        mustFault(status, "Sender", "Malformed", edge.send(client.context(), request));
    }

    @ParameterizedTest
    @CsvSource({"text/xml", "not a type", "application/soap+xml; charset=UTF-16"})
    void post_otherType_isUnsupported(String type) {
        mustFault(415, "Sender", "Unsupported", edge.post(client.context(), type, message.plain()));
    }

    @Test
    void post_jsonThatIsNone_isMalformed() {
        // JSON is looked at before: there could be a second credential in it.
        mustFault(400, "Sender", "Malformed", edge.post(client.context(), "application/json", message.plain()));
    }

    @Test
    void post_gzip_isUnsupported() {
        HttpRequest.Builder request = HttpRequest.newBuilder(edge.address())
                .header("Content-Type", XdrMessage.PLAIN)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(message.plain()));
        mustFault(415, "Sender", "Unsupported", edge.send(client.context(), request));
    }

    @Test
    void post_blockInTheBody_isAddressBlockFaultAndAudited() {
        String wrapped =
                message.plain().replace("<env:Body>", "<env:Body><d:addressBlock xmlns:d=\"urn:direct:addressing\"/>");
        mustFault(400, "Sender", "AddressBlock", edge.post(client.context(), XdrMessage.PLAIN, wrapped));
        assertEquals(1, audited(5021).size());
    }

    @Test
    void post_externalEntity_isMalformedAndNotFetched() throws IOException {
        try (ServerSocket canary = new ServerSocket(0)) {
            canary.setSoTimeout(1);
            String url = "http://127.0.0.1:" + canary.getLocalPort() + "/";
            String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + url + "\">]>"
                    + message.plain().replace("mailto:a", "&e;mailto:a");
            mustFault(400, "Sender", "Malformed", edge.post(client.context(), XdrMessage.PLAIN, entity));
            String include = message.related().replace("cid:d1@x", url);
            mustFault(400, "Sender", "Malformed", edge.post(client.context(), XdrMessage.RELATED, include));
            assertThrows(SocketTimeoutException.class, canary::accept);
        }
        assertEquals(2, audited(5023).size());
    }

    @Test
    void post_boundaryAfterABareLineFeed_isMalformed() {
        String body = message.related().replace("\r\n--b1--", "\n--b1--");
        mustFault(400, "Sender", "Malformed", edge.post(client.context(), XdrMessage.RELATED, body));
        assertEquals(1, audited(5022).size());
    }

    @Test
    void post_soap11_isVersionMismatch() {
        String body = message.plain()
                .replace("http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/");
        HttpResponse<String> answer = edge.post(client.context(), XdrMessage.PLAIN, body);
        assertEquals(500, answer.statusCode());
        assertTrue(answer.body().contains(">env:VersionMismatch<"));
    }

    @Test
    void post_revokedAtOurs_isUnauthorizedAtOnce() {
        mustSucceed(edge.post(client.context(), XdrMessage.PLAIN, message.plain()));
        String id = integrator
                .call("ClientCertificateList", "accountId", practice)
                .mustSucceed()
                .body()
                .getJsonArray("clientCertificateList")
                .getJsonObject(0)
                .getString("certificateId");
        integrator.call("ClientCertificateRevoke", "certificateId", id).mustSucceed();
        mustFault(400, "Sender", "Unauthorized", edge.post(client.context(), XdrMessage.PLAIN, message.plain()));
    }

    @Test
    void post_inactivePractice_isUnauthorized() {
        integrator
                .call("PracticeSave", "accountId", practice, "name", "Closed", "active", false)
                .mustSucceed();
        mustFault(400, "Sender", "Unauthorized", edge.post(client.context(), XdrMessage.PLAIN, message.plain()));
    }

    @Test
    void post_mtom_isAnsweredInMtom() {
        HttpResponse<String> answer = edge.post(client.context(), XdrMessage.RELATED, message.related());
        mustSucceed(answer);
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("multipart/related"));
        assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
    }

    @Test
    void post_plain_isAnsweredPlain() {
        HttpResponse<String> answer = edge.post(client.context(), XdrMessage.PLAIN, message.plain());
        mustSucceed(answer);
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(SOAP));
    }

    @Test
    void post_sameAgain_isAnsweredWithSuccess() {
        mustSucceed(edge.post(client.context(), XdrMessage.RELATED, message.related()));
        mustSucceed(edge.post(client.context(), XdrMessage.PLAIN, message.plain()));
    }

    @Test
    void post_sameUniqueIdWithAnotherDocument_failsAsARegistryDoesAndIsAudited() {
        mustSucceed(edge.post(client.context(), XdrMessage.RELATED, message.related()));
        HttpResponse<String> answer = edge.post(client.context(), XdrMessage.RELATED, message.related("Other"));
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("ResponseStatusType:Failure"), answer::body);
        assertTrue(answer.body().contains("errorCode=\"XDSDuplicateUniqueIdInRegistry\""), answer::body);
        assertEquals(1, audited(5024).size());
        mustSucceed(edge.post(client.context(), XdrMessage.RELATED, message.related()));
    }

    @Test
    void post_fiftyMegabytes_areTakenAndOneByteMoreIsTooLarge() {
        mustSucceed(edge.post(client.context(), XdrMessage.RELATED, large(50 << 20)));
        mustFault(400, "Sender", "TooLarge", edge.post(client.context(), XdrMessage.RELATED, large((50 << 20) + 1)));
    }

    private HttpRequest.BodyPublisher large(int size) {
        byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        return BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(Stream.of(
                        Stream.of(message.relatedHead().getBytes(StandardCharsets.UTF_8)),
                        Stream.generate(() -> block).limit(size / block.length),
                        Stream.of("x".repeat(size % block.length).getBytes(StandardCharsets.UTF_8)),
                        Stream.of(message.relatedTail().getBytes(StandardCharsets.UTF_8)))
                .flatMap(each -> each)
                .map(ByteArrayInputStream::new)
                .toList())));
    }
}
