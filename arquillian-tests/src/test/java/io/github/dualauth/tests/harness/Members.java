package io.github.dualauth.tests.harness;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.List;

/** JSON objects in one line: {@code Members.of("name", "x", "active", true)}; the provider is looked up once. */
public final class Members {
    static final JsonProvider JSON = JsonProvider.provider();

    private Members() {}

    /** An object of names and values in turn: strings, integers, booleans, lists of strings, JSON values and nulls. */
    public static JsonObject of(Object... namesAndValues) {
        JsonObjectBuilder builder = JSON.createObjectBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.add((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return builder.build();
    }

    /** Both objects in one; the second wins. */
    public static JsonObject join(JsonObject first, JsonObject second) {
        return JSON.createObjectBuilder(first)
                .addAll(JSON.createObjectBuilder(second))
                .build();
    }

    /** The text as an object; an error if it is anything else. */
    public static JsonObject parse(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static JsonValue value(Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof String text) {
            return JSON.createValue(text);
        }
        if (value instanceof Integer number) {
            return JSON.createValue(number);
        }
        if (value instanceof Boolean truth) {
            return truth ? JsonValue.TRUE : JsonValue.FALSE;
        }
        return array((List<?>) value);
    }

    private static JsonArray array(List<?> values) {
        JsonArrayBuilder builder = JSON.createArrayBuilder();
        values.forEach(each -> builder.add(value(each)));
        return builder.build();
    }
}
