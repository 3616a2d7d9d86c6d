package io.github.dualauth.app.envelope;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a row keeps of the members that were sent, as a JSON object in text. */
public final class Details {

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private Details() {}

    /** The members; none of {@code ""}. */
    public static JsonObject read(String stored) {
        if (stored.isEmpty()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = READERS.createReader(new StringReader(stored))) {
            return reader.readObject();
        }
    }

    /** The stored members with the new ones in their place: what was not sent stays. */
    public static String merged(String stored, Map<String, JsonValue> sent) {
        Map<String, JsonValue> members = new LinkedHashMap<>(read(stored));
        members.putAll(sent);
        JsonObjectBuilder merged = Envelope.object();
        members.forEach(merged::add);
        return merged.build().toString();
    }

    /** Ends the call with 4060 if a member that a new row must have is missing. */
    public static void requireAll(List<Field> fields, Map<String, JsonValue> sent) {
        List<String> missing = fields.stream()
                .filter(field -> field.required() && !sent.containsKey(field.name()))
                .map(field -> field.name() + ": is required")
                .toList();
        if (!missing.isEmpty()) {
            throw new ApiFault(ApiCode.VALIDATION, String.join("; ", missing));
        }
    }
}
