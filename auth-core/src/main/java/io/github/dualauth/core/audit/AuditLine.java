package io.github.dualauth.core.audit;

import io.github.dualauth.core.Subject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.Map;

/** An event as one line of JSON. Values are escaped, so no caller can forge a second line. */
final class AuditLine {

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private AuditLine() {}

    static String of(AuthenticationEvent event) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = GENERATORS.createGenerator(line)) {
            json.writeStartObject();
            json.write("time", event.time().toString());
            json.write("outcome", event.refusal().isPresent() ? "refused" : "accepted");
            event.refusal().ifPresent(refusal -> {
                json.write("reason", refusal.reason().name());
                json.write("code", refusal.reason().code());
                text(json, "field", refusal.field());
            });
            Subject subject = event.subject();
            text(json, "mode", subject.mode());
            text(json, "application", subject.applicationId());
            text(json, "account", subject.accountKey());
            text(json, "user", subject.userKey());
            text(json, "login", subject.loginId());
            text(json, "api", event.request().api());
            text(json, "source", event.request().source());
            text(json, "requestId", event.request().requestId());
            json.writeEnd();
        }
        return line.append('\n').toString();
    }

    private static void text(JsonGenerator json, String name, String value) {
        if (!value.isEmpty()) {
            json.write(name, value);
        }
    }
}
