package io.github.dualauth.core.http.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims in the types of MicroProfile JWT 2.1, "Supported Injection Types". */
class ClaimValuesTest {

    private static final Type TEXTS = new TypeLiteral<Set<String>>() {}.getType();

    static Stream<Arguments> impossible() {
        return Stream.of(
                arguments(Long.class, "5"),
                arguments(long.class, true),
                arguments(Boolean.class, "true"),
                arguments(boolean.class, 1L),
                arguments(Integer.class, 5L),
                arguments(List.class, List.of("a")),
                arguments(Map.class, Map.of()),
                arguments(Object.class, "a"),
                arguments(JsonNumber.class, "5"),
                arguments(JsonString.class, 5L),
                arguments(JsonObject.class, List.of()),
                arguments(JsonArray.class, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void as_typeThatTheClaimHasNot_isRefused(Type type, Object value) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> ClaimValues.as(type, value));
        assertEquals("a claim cannot be told as " + type.getTypeName(), refusal.getMessage());
    }

    static Stream<Arguments> possible() {
        return Stream.of(
                arguments(String.class, "a", "a"),
                arguments(String.class, 5L, "5"),
                arguments(String.class, true, "true"),
                arguments(String.class, Map.of("a", List.of(1L)), "{\"a\":[1]}"),
                arguments(Set.class, "a", Set.of("a")),
                arguments(TEXTS, List.of("a", "b"), Set.of("a", "b")),
                arguments(TEXTS, List.of(1L), Set.of("1")),
                arguments(TEXTS, Set.of("clerk"), Set.of("clerk")),
                arguments(TEXTS, List.of(), Set.of()),
                arguments(Long.class, 5L, 5L),
                arguments(Long.class, 5, 5L),
                arguments(long.class, 5.9, 5L),
                arguments(Boolean.class, true, true),
                arguments(boolean.class, false, false),
                arguments(JsonString.class, "a", Json.createValue("a")),
                arguments(JsonNumber.class, Long.MAX_VALUE, Json.createValue(Long.MAX_VALUE)),
                arguments(JsonNumber.class, 5, Json.createValue(5)),
                arguments(JsonNumber.class, 0.1, Json.createValue(new BigDecimal("0.1"))),
                arguments(JsonValue.class, true, JsonValue.TRUE),
                arguments(JsonValue.class, false, JsonValue.FALSE),
                arguments(JsonValue.class, Double.NaN, JsonValue.NULL),
                arguments(JsonValue.class, Double.NEGATIVE_INFINITY, JsonValue.NULL),
                arguments(JsonArray.class, Arrays.asList("a", null, 1L), array("[\"a\",null,1]")),
                arguments(
                        JsonObject.class,
                        Collections.singletonMap("a", Map.of("b", List.of(true))),
                        object("{\"a\":{\"b\":[true]}}")),
                arguments(JsonObject.class, Collections.singletonMap("a", null), object("{\"a\":null}")));
    }

    @ParameterizedTest
    @MethodSource("possible")
    void as_typeThatTheClaimHas_isIt(Type type, Object value, Object told) {
        assertEquals(told, ClaimValues.as(type, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat", "nbf", "auth_time", "updated_at"})
    void natural_time_isSeconds(String name) {
        assertEquals(5L, ClaimValues.natural(name, 5L));
        assertEquals(5L, ClaimValues.natural(name, 5.5));
        assertEquals("soon", ClaimValues.natural(name, "soon"));
    }

    @Test
    void natural_audience_isASetOfTexts() {
        assertEquals(Set.of("a"), ClaimValues.natural("aud", "a"));
        assertEquals(Set.of("a", "b"), ClaimValues.natural("aud", List.of("a", "b")));
    }

    @Test
    void natural_textsAndSets_areAsTheyAre() {
        assertEquals("a", ClaimValues.natural("sub", "a"));
        assertEquals(Set.of("clerk"), ClaimValues.natural("groups", Set.of("clerk")));
    }

    @Test
    void natural_everythingElse_isJson() {
        assertEquals(Json.createValue(5L), ClaimValues.natural("level", 5L));
        assertEquals(JsonValue.TRUE, ClaimValues.natural("admin", true));
        assertEquals(array("[\"a\"]"), ClaimValues.natural("list", List.of("a")));
        assertEquals(object("{\"a\":1}"), ClaimValues.natural("address", Map.of("a", 1L)));
    }

    private static JsonObject object(String text) {
        try (var reader = Json.createReader(new java.io.StringReader(text))) {
            return reader.readObject();
        }
    }

    private static JsonArray array(String text) {
        try (var reader = Json.createReader(new java.io.StringReader(text))) {
            return reader.readArray();
        }
    }
}
