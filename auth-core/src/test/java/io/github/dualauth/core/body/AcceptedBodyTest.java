package io.github.dualauth.core.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken, and what the resource sees of it. */
class AcceptedBodyTest {

    private static final BodyLimits LIMITS = new BodyLimits(1000, 1000, 5, 20, Duration.ofSeconds(30));
    private static final String APPLICATION =
            "\"auth\":{\"applicationId\":\"app\",\"applicationPassword\":\"secret\",\"accountId\":\"acc\",\"userId\":\"u\"}";
    private static final String BLANKED =
            "\"auth\":{\"applicationId\":\"app\",\"applicationPassword\":\"\"      ,\"accountId\":\"acc\",\"userId\":\"u\"}";
    private static final List<String> CALLER = List.of("application", "app", "secret", "acc", "u");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                " {\r\n\t} ",
                "{\"auth\":null}",
                "{\"auth\":{}}",
                "{\"auth\":{ }, \"name\":1}",
                "{\"Auth\":{\"loginId\":\"a\"}}",
                "{\"auth2\":1,\"aut\":2,\"aauth\":3,\"AUTH\":4}",
                "{\"x\":{\"auth\":1},\"y\":[{\"auth\":2},{\"auth\":3}]}",
                "{\"auth\":{\"loginId\":null,\"loginPassword\":\"\"}}",
                "{\"auth\":null,\"x\":{\"auth\":1}}",
                "{\"auth\":{\"applicationId\":\"\",\"applicationPassword\":null,\"accountId\":null,\"userId\":\"\",\"loginId\":null,\"loginPassword\":\"\"}}",
                "{\"auth\":{\"other\":true,\"ApplicationId\":\"a\",\"more\":\"\\uD800\\u0000\",\"null\":null,\"n\":-1.5e+10}}",
                "{\"a\":1,\"a\":2,\"b\":\"\\uD800 \u007F \\/\\\\\\\"\\b\\f\\n\\r\\t\\uABcd\"}",
                "{\"n\":[0,-0,1,10,-12.5,1e5,1E+05,0.0e-1,1.25E9],\"w\":[true,false,null],\"e\":[],\"o\":{\"a\":[{}]}}",
                "{\"s\":\"\u0000C3\"}"
            })
    void extract_bodyWithoutCredential_isAbsentAndUnchanged(String text) {
        String body = text.replace("\0C3", "é€😀");
        Outcome outcome = EverySplit.of(body.getBytes(StandardCharsets.UTF_8), LIMITS);
        assertEquals(Optional.empty(), outcome.refusal());
        assertEquals(List.of(), outcome.credential());
        assertEquals(body, new String(outcome.bytes(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("places")
    void extract_authAnywhere_isFoundAndItsPasswordBlanked(String before, String after) {
        Outcome outcome = EverySplit.of((before + APPLICATION + after).getBytes(StandardCharsets.UTF_8), LIMITS);
        assertEquals(new Outcome(Optional.empty(), CALLER, before + BLANKED + after), outcome);
    }

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("{", "}"),
                Arguments.of(" { ", ",\"name\":\"n\"} \r\n"),
                Arguments.of("{\"name\":null,\"name\":\"n\",", "}"),
                Arguments.of("{\"x\":{\"auth\":{\"loginId\":\"a\"}},", ",\"y\":[{\"auth\":2}]}"));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void extract_credential_isReadAsJsonHasIt(String members, List<String> expected) {
        Outcome outcome = EverySplit.of(("{\"auth\":{" + members + "}}").getBytes(StandardCharsets.UTF_8), LIMITS);
        assertEquals(Optional.empty(), outcome.refusal());
        assertEquals(expected, outcome.credential());
    }

    static Stream<Arguments> credentials() {
        return Stream.of(
                Arguments.of("\"loginId\":\"a\",\"loginPassword\":\"b\"", List.of("login", "a", "b")),
                Arguments.of(
                        "\"login\\u0049d\":\"\\u00e9\\\"\",\"loginPassword\":\"\\\\\\/\\uD83D\\uDE00é😀\"",
                        List.of("login", "é\"", "\\/😀é😀")),
                Arguments.of(
                        "\"applicationId\":12,\"applicationPassword\":\"p\",\"accountId\":-1.50E+3,\"userId\":0",
                        List.of("application", "12", "p", "-1.50E+3", "0")),
                Arguments.of(
                        "\"x\":1,\"userId\":\"\",\"applicationPassword\":\"p\",\"loginId\":null,\"applicationId\":\"i\"",
                        List.of("application", "i", "p", "", "")),
                Arguments.of(
                        "\"loginPassword\":\"" + "😀".repeat(10) + "\",\"loginId\":\"" + "y".repeat(20) + "\"",
                        List.of("login", "y".repeat(20), "😀".repeat(10))));
    }

    @Test
    void extract_sixtyFourOtherNames_areIgnored() {
        List<String> names =
                IntStream.range(0, 64).mapToObj(i -> "\"" + i + "\":\"v\"").toList();
        String body = "{\"auth\":{" + String.join(",", names) + "}}";
        assertEquals(
                new Outcome(Optional.empty(), List.of(), body),
                EverySplit.of(body.getBytes(StandardCharsets.UTF_8), LIMITS));
    }

    @Test
    void extract_documentOfExactlyTheBufferLimit_isAbsent() {
        String body = "{" + " ".repeat(998) + "}";
        assertEquals(
                new Outcome(Optional.empty(), List.of(), body),
                EverySplit.of(body.getBytes(StandardCharsets.UTF_8), LIMITS));
    }

    @Test
    void extract_authThatEndsAtTheBufferLimit_isFound() {
        String before = "{" + " ".repeat(999 - APPLICATION.length());
        String after = ",\"x\":\"" + "y".repeat(3000) + "\"}";
        byte[] body = (before + APPLICATION + after).getBytes(StandardCharsets.UTF_8);
        Outcome expected = new Outcome(Optional.empty(), CALLER, before + BLANKED + after);
        assertEquals(expected, Outcome.of(Chunks.whole(body), LIMITS, false));
        assertEquals(expected, Outcome.of(Chunks.of(body, 7), LIMITS, true));
    }

    @Test
    void extract_depthAtTheLimit_isTaken() {
        String body = "{\"a\":[[[[]]]]}";
        assertEquals(
                new Outcome(Optional.empty(), List.of(), body),
                EverySplit.of(body.getBytes(StandardCharsets.UTF_8), LIMITS));
    }
}
