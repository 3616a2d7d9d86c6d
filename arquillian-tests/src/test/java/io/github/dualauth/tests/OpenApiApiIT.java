package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.Operation;
import io.github.dualauth.tests.harness.RawAnswer;
import io.github.dualauth.tests.harness.RawConnection;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ApiTest
final class OpenApiApiIT {
    private static final String OPERATIONS = "io.github.dualauth.tests.harness.Operation#protectedOnes";

    private final DualauthServer server;
    private final JsonObject document;

    OpenApiApiIT(DualauthServer server, Api api) {
        this.server = server;
        HttpResponse<String> response = api.get("/openapi?format=JSON", "application/json");
        assertEquals(200, response.statusCode(), response::body);
        this.document = Members.parse(response.body());
    }

    @Test
    void document_anyFormat_hasNoBanner() {
        for (String path : List.of("/openapi", "/openapi?format=JSON")) {
            try (RawConnection connection = server.connect(Duration.ofSeconds(30))) {
                RawAnswer answer = connection
                        .send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .read();
                assertEquals(200, answer.status(), answer::toString);
                assertEquals(List.of(), answer.headers().all("Server"));
                assertEquals(List.of(), answer.headers().all("X-Powered-By"));
                answer.mustNotTellTheServer();
            }
        }
    }

    @Test
    void document_ping_needsNothing() {
        assertEquals("none", operation("Ping").getString("x-dualauth-level"));
    }

    @ParameterizedTest
    @MethodSource(OPERATIONS)
    void operation_each_tellsItsPolicy(Operation expected) {
        JsonObject operation = operation(expected.name());
        assertEquals(expected.level(), operation.getString("x-dualauth-level"), expected::name);
        Set<String> modes = operation.getJsonArray("x-dualauth-modes").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toSet());
        assertEquals(expected.modes(), modes, expected::name);
    }

    @ParameterizedTest
    @MethodSource(OPERATIONS)
    void operation_each_hasSchemasAndErrorCodes(Operation expected) {
        JsonObject operation = operation(expected.name());
        JsonObject request = schema(operation.getJsonObject("requestBody"));
        assertTrue(properties(request).containsKey("auth"), () -> expected.name() + " takes no auth: " + request);
        JsonObject response = operation.getJsonObject("responses").getJsonObject("200");
        assertNotNull(response, expected::name);
        Set<String> answered = properties(schema(response)).keySet();
        assertTrue(
                answered.containsAll(Set.of("successful", "responseMessage", "responseCode")),
                () -> expected.name() + " answers " + answered);
        assertTrue(operation.toString().contains("4010"), () -> expected.name() + " names no error code");
    }

    @Test
    void schemas_practiceAndUser_haveTheirFields() {
        Set<String> practice = properties(schema(operation("PracticeCreate").getJsonObject("requestBody")))
                .keySet();
        assertTrue(
                practice.containsAll(Set.of("accountId", "name", "websiteAddress", "directDomain", "active")),
                practice::toString);
        Set<String> user = properties(schema(operation("UserCreate").getJsonObject("requestBody")))
                .keySet();
        assertTrue(
                user.containsAll(Set.of("userId", "firstName", "lastName", "loginId", "loginPassword")),
                user::toString);
        JsonObject answer =
                schema(operation("UserGet").getJsonObject("responses").getJsonObject("200"));
        JsonObject shown = resolve(properties(answer).getJsonObject("user"));
        assertFalse(properties(shown).containsKey("loginPassword"), shown::toString);
    }

    private JsonObject operation(String name) {
        JsonObject path = document.getJsonObject("paths").getJsonObject("/io/" + name);
        assertNotNull(
                path,
                () -> "No /io/" + name + " in "
                        + document.getJsonObject("paths").keySet());
        return path.getJsonObject("post");
    }

    private JsonObject schema(JsonObject withContent) {
        return resolve(withContent
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema"));
    }

    private JsonObject resolve(JsonObject schema) {
        String reference = schema.getString("$ref", "");
        if (reference.isEmpty()) {
            return schema;
        }
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return document.getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
    }

    private JsonObject properties(JsonObject schema) {
        JsonObject own = schema.containsKey("properties") ? schema.getJsonObject("properties") : Members.of();
        if (!schema.containsKey("allOf")) {
            return own;
        }
        JsonObject all = own;
        for (JsonObject part : schema.getJsonArray("allOf").getValuesAs(JsonObject.class)) {
            all = Members.join(all, properties(resolve(part)));
        }
        return all;
    }
}
