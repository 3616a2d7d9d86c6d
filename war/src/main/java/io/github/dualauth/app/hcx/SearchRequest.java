package io.github.dualauth.app.hcx;

import io.github.dualauth.application.participant.ParticipantSearch;
import io.github.dualauth.application.participant.ParticipantStatus;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * Reads the body of a search: {@code {"filters":{"participant_code":{"eq":"…"}},"limit":…,"offset":…}}. A filter that is
 * not known is refused: without it, the answer would hold others than were asked for.
 */
final class SearchRequest {

    private static final int LIMIT = 16 * 1024;
    private static final int MOST = 100;
    private static final int MOST_OFFSET = 100_000;
    private static final int LONGEST = 255;

    private static final String CODE = "participant_code";
    private static final String NAME = "participant_name";
    private static final String ROLES = "roles";
    private static final String STATUS = "status";
    private static final String EQUAL = "eq";

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private SearchRequest() {}

    static ParticipantSearch read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new HcxFault("the body is too large");
        }
        JsonObject request = parsed(bytes);
        JsonObject filters = object(request, "filters");
        if (!Set.of(CODE, NAME, ROLES, STATUS).containsAll(filters.keySet())) {
            throw new HcxFault("filters: only participant_code, participant_name, roles and status are known");
        }
        return new ParticipantSearch(
                equal(filters, CODE),
                equal(filters, NAME),
                equal(filters, ROLES),
                status(equal(filters, STATUS)),
                number(request, "offset", 0, MOST_OFFSET),
                number(request, "limit", MOST, MOST));
    }

    private static JsonObject parsed(byte[] bytes) {
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            return reader.readObject();
        } catch (JsonException
                | IllegalStateException
                | NumberFormatException
                | ArithmeticException
                | UnsupportedOperationException e) {
            // Parsson throws the latter three on numbers that it does not hold, such as 1e99999999999 or 2,000 digits.
            throw new HcxFault("the body is not a valid JSON object, or a name is there more than once");
        }
    }

    private static String status(String word) {
        // One that is no status at all is nobody's.
        return ParticipantStatus.of(word).map(ParticipantStatus::word).orElse(word);
    }

    private static JsonObject object(JsonObject parent, String name) {
        JsonValue value = parent.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT);
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new HcxFault(name + ": must be an object");
    }

    /** The text that a filter asks for; {@code ""} if there is no such filter. */
    private static String equal(JsonObject filters, String name) {
        if (!filters.containsKey(name)) {
            return "";
        }
        JsonObject filter = object(filters, name);
        if (filter.size() == 1
                && filter.get(EQUAL) instanceof JsonString text
                && !text.getString().isEmpty()
                && text.getString().length() <= LONGEST
                && text.getString().indexOf('\0') < 0) {
            return text.getString();
        }
        throw new HcxFault(name + ": must be {\"eq\":\"…\"} with 1 to " + LONGEST + " characters");
    }

    /** The least is 0 if that is the default, else 1. */
    private static int number(JsonObject request, String name, int byDefault, int most) {
        int least = Math.min(1, byDefault);
        JsonValue value = request.get(name);
        if (value == null || value == JsonValue.NULL) {
            return byDefault;
        }
        if (value instanceof JsonNumber number && number.isIntegral()) {
            try {
                int asked = number.intValueExact();
                if (asked >= least && asked <= most) {
                    return asked;
                }
            } catch (ArithmeticException expected) {
                // Told below.
            }
        }
        throw new HcxFault(name + ": must be a whole number from " + least + " to " + most);
    }
}
