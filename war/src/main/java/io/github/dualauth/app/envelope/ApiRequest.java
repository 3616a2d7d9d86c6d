package io.github.dualauth.app.envelope;

import io.github.dualauth.core.secret.Secret;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The body of a call. Values are taken by name and type; what is wrong with them is collected, and told all at once by
 * {@link #refuseFaults()}. {@code ""} and {@code null} mean absent.
 */
public final class ApiRequest {

    public static final int MAX_ID = 255;
    public static final int MAX_TEXT = 1024;

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final Supplier<JsonObject> reader;
    private JsonObject body;
    private final List<String> faults = new ArrayList<>();

    /** The body is parsed when somebody asks for a value. */
    ApiRequest(Supplier<JsonObject> reader) {
        this.reader = reader;
    }

    private JsonObject body() {
        if (body == null) {
            body = reader.get();
        }
        return body;
    }

    /** Ends the call with 4060 if anything that was taken was wrong. */
    public void refuseFaults() {
        if (!faults.isEmpty()) {
            throw new ApiFault(ApiCode.VALIDATION, String.join("; ", faults));
        }
    }

    public void fault(String name, String what) {
        faults.add(name + ": " + what);
    }

    /** A string, or a number as its text; {@code ""} when absent. */
    public String text(String name, int maxLength) {
        return text(body().get(name), name, maxLength);
    }

    /** The same of what must be there. */
    public String required(String name, int maxLength) {
        String text = text(name, maxLength);
        if (text.isEmpty()) {
            fault(name, "is required");
        }
        return text;
    }

    /** Whether there is a value. */
    public boolean has(String name) {
        return !isAbsent(body().get(name));
    }

    /** A string that may have several lines; {@code ""} when absent. */
    public String lines(String name, int maxLength) {
        JsonValue value = body().get(name);
        if (value instanceof JsonString string && string.getString().length() <= maxLength) {
            if (JsonText.isWellFormed(string.getString())) {
                return string.getString();
            }
            fault(name, "holds a character that is not allowed");
        } else if (!isAbsent(value)) {
            fault(name, "must be a string of at most " + maxLength + " characters");
        }
        return "";
    }

    /** The member of the body, else the one of {@code auth} with the same name; {@code ""} when both are absent. */
    public String idFromBodyOrAuth(String name) {
        String own = text(name, MAX_ID);
        if (own.isEmpty() && body().get("auth") instanceof JsonObject auth) {
            return text(auth.get(name), name, MAX_ID);
        }
        return own;
    }

    /** A password, which is not looked at beyond being text; empty when absent. */
    public Secret secret(String name) {
        JsonValue value = body().get(name);
        if (isAbsent(value)) {
            return Secret.of("");
        }
        if (value instanceof JsonString string && JsonText.isWellFormed(string.getString())) {
            return Secret.of(string.getChars());
        }
        fault(name, "must be a string");
        return Secret.of("");
    }

    public Optional<Boolean> flag(String name) {
        JsonValue value = body().get(name);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return Optional.of(value == JsonValue.TRUE);
        }
        fault(name, "must be true or false");
        return Optional.empty();
    }

    /** A whole number; the least is 0 if that is the default, else 1. */
    public int integer(String name, int byDefault, int most) {
        JsonValue value = body().get(name);
        int least = Math.min(1, byDefault);
        if (isAbsent(value)) {
            return byDefault;
        }
        if (value instanceof JsonNumber number) {
            BigDecimal asked = number.bigDecimalValue();
            boolean whole = asked.scale() == 0 || asked.stripTrailingZeros().scale() <= 0;
            if (whole
                    && asked.compareTo(BigDecimal.valueOf(least)) >= 0
                    && asked.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return asked.intValue();
            }
        }
        fault(name, "must be a whole number from " + least + " to " + most);
        return byDefault;
    }

    /** A point in time, to the millisecond; empty when absent. */
    public Optional<Instant> instant(String name) {
        int before = faults.size();
        String text = text(name, MAX_ID);
        if (text.isEmpty() || faults.size() > before) {
            return Optional.empty();
        }
        try {
            Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(END_OF_TIME)) {
                return Optional.of(instant);
            }
        } catch (DateTimeParseException expected) {
            // Told below.
        }
        fault(name, "must be an ISO-8601 instant, such as 2030-01-31T12:00:00Z");
        return Optional.empty();
    }

    public Set<String> texts(String name) {
        JsonValue value = body().get(name);
        Set<String> found = new HashSet<>();
        if (isAbsent(value)) {
            return found;
        }
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            fault(name, "must be an array of strings");
            return found;
        }
        value.asJsonArray().forEach(item -> found.add(text(item, name, MAX_ID)));
        found.remove("");
        return found;
    }

    /** The members that are there of {@code fields}, as they were sent. */
    public Map<String, JsonValue> take(List<Field> fields) {
        Map<String, JsonValue> taken = new LinkedHashMap<>();
        for (Field field : fields) {
            JsonValue value = body().get(field.name());
            if (!isAbsent(value) && isSound(field, value)) {
                taken.put(field.name(), value);
            }
        }
        return taken;
    }

    private boolean isSound(Field field, JsonValue value) {
        int before = faults.size();
        switch (field.kind()) {
            case TEXT -> text(value, field.name(), MAX_TEXT);
            case FLAG -> flag(field.name());
            case NUMBER -> integer(field.name(), 0, Integer.MAX_VALUE);
            case TEXTS -> texts(field.name());
            case ANY -> {
                if (!JsonText.isWellFormed(value)) {
                    fault(field.name(), "holds half a surrogate pair");
                }
            }
        }
        return faults.size() == before;
    }

    private String text(JsonValue value, String name, int maxLength) {
        if (isAbsent(value)) {
            return "";
        }
        String text = value instanceof JsonString string ? string.getString() : value.toString();
        boolean plainNumber = value instanceof JsonNumber && text.indexOf('E') < 0;
        if (!(value instanceof JsonString) && !plainNumber) {
            fault(name, "must be a string");
        } else if (text.length() > maxLength) {
            fault(name, "must have at most " + maxLength + " characters");
        } else if (!JsonText.isWellFormed(text) || text.chars().anyMatch(Character::isISOControl)) {
            fault(name, "holds a character that is not allowed");
        } else {
            return text;
        }
        return "";
    }

    private static boolean isAbsent(JsonValue value) {
        return value == null
                || value == JsonValue.NULL
                || (value instanceof JsonString string && string.getChars().length() == 0);
    }
}
