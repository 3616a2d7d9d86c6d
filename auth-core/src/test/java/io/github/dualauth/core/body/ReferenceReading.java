package io.github.dualauth.core.body;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * What Eclipse Parsson makes of a body: an independent reading that the scanner is held against. Known differences: no
 * bytes at all are an absent credential to us and no JSON to Parsson; it allows a depth of 1000; its object model makes
 * {@code 1E+5} of {@code 1e5}, so that the text of numbers is taken from its parser.
 */
final class ReferenceReading {

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final List<String> APPLICATION =
            List.of("applicationId", "applicationPassword", "accountId", "userId");
    private static final List<String> LOGIN = List.of("loginId", "loginPassword");

    private ReferenceReading() {}

    /** The credential as {@link Outcome} describes it, or empty when the body must be refused. */
    static Optional<List<String>> credential(byte[] body) {
        if (body.length == 0) {
            return Optional.of(List.of());
        }
        try {
            String text = decode(body);
            Map<String, String> numbers = new HashMap<>();
            return namesUnique(text, numbers) ? credential(object(text), numbers) : Optional.empty();
        } catch (CharacterCodingException | JsonException | NoSuchElementException | ClassCastException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether Parsson can judge the body at all: its object model throws a {@link NumberFormatException} at exponents
     * of more than ten digits, which RFC 8259, 6 allows.
     */
    static boolean judges(byte[] body) {
        try {
            credential(body);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The body's object; of a body that was accepted. */
    static JsonObject object(byte[] body) {
        try {
            return object(decode(body));
        } catch (CharacterCodingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject object(String text) {
        return READERS.createReader(new StringReader(text)).readObject();
    }

    private static String decode(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    /** Reads to the end; whether {@code auth} stands once at most, and each name in it. Collects the numbers in it. */
    private static boolean namesUnique(String text, Map<String, String> numbers) {
        List<String> open = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String name = "";
        boolean unique = true;
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                switch (parser.next()) {
                    case KEY_NAME -> {
                        name = parser.getString();
                        boolean top = open.size() == 1 && name.equals("auth");
                        boolean member = open.size() == 2 && open.get(1).equals("auth");
                        unique &= !(top || member) || seen.add(open.size() + name);
                    }
                    case START_OBJECT, START_ARRAY -> open.add(name);
                    case END_OBJECT, END_ARRAY -> open.remove(open.size() - 1);
                    case VALUE_NUMBER -> {
                        if (open.size() == 2 && open.get(1).equals("auth")) {
                            numbers.put(name, parser.getString());
                        }
                    }
                    default -> {}
                }
            }
        }
        return unique;
    }

    private static Optional<List<String>> credential(JsonObject body, Map<String, String> numbers) {
        JsonValue value = body.getOrDefault("auth", JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.of(List.of());
        }
        JsonObject auth = value.asJsonObject();
        if (auth.values().stream().anyMatch(v -> v instanceof JsonObject || v instanceof JsonArray)) {
            return Optional.empty();
        }
        auth.keySet().forEach(ReferenceReading::checked);
        List<String> application =
                APPLICATION.stream().map(name -> text(auth, name, numbers)).toList();
        List<String> login =
                LOGIN.stream().map(name -> text(auth, name, numbers)).toList();
        boolean none = String.join("", application).isEmpty();
        if (String.join("", login).isEmpty()) {
            return none ? Optional.of(List.of()) : whole("application", application);
        }
        return none ? whole("login", login) : Optional.empty();
    }

    private static Optional<List<String>> whole(String kind, List<String> members) {
        if (members.get(0).isEmpty() || members.get(1).isEmpty()) {
            return Optional.empty();
        }
        List<String> credential = new ArrayList<>(List.of(kind));
        credential.addAll(members);
        return Optional.of(credential);
    }

    private static String text(JsonObject auth, String name, Map<String, String> numbers) {
        JsonValue value = auth.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return "";
        }
        if (value.getValueType() == JsonValue.ValueType.NUMBER && !name.endsWith("Password")) {
            return numbers.get(name);
        }
        return checked(((JsonString) value).getString());
    }

    private static String checked(String text) {
        boolean control = text.chars().anyMatch(c -> c < ' ' || c == 0x7F);
        if (control || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new NoSuchElementException("character");
        }
        return text;
    }
}
