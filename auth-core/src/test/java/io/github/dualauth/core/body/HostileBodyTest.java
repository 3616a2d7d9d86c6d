package io.github.dualauth.core.body;

import static io.github.dualauth.core.RejectionReason.AUTH_CHARACTER_INVALID;
import static io.github.dualauth.core.RejectionReason.AUTH_NAME_REPEATED;
import static io.github.dualauth.core.RejectionReason.AUTH_NOT_AN_OBJECT;
import static io.github.dualauth.core.RejectionReason.AUTH_REPEATED;
import static io.github.dualauth.core.RejectionReason.AUTH_TYPE_INVALID;
import static io.github.dualauth.core.RejectionReason.AUTH_VALUE_TOO_LONG;
import static io.github.dualauth.core.RejectionReason.BODY_INCOMPLETE;
import static io.github.dualauth.core.RejectionReason.BODY_TOO_LARGE;
import static io.github.dualauth.core.RejectionReason.ENCODING_INVALID;
import static io.github.dualauth.core.RejectionReason.HALF_CREDENTIAL;
import static io.github.dualauth.core.RejectionReason.JSON_INVALID;
import static io.github.dualauth.core.RejectionReason.JSON_NOT_AN_OBJECT;
import static io.github.dualauth.core.RejectionReason.JSON_TOO_DEEP;
import static io.github.dualauth.core.RejectionReason.TWO_CREDENTIALS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal, whatever the cut: WIRE.md, 1; RFC 8259; RFC 3629. */
class HostileBodyTest {

    private static final BodyLimits LIMITS = new BodyLimits(500, 1000, 5, 20, Duration.ofSeconds(30));
    private static final String LOGIN = "\"auth\":{\"loginId\":\"a\",\"loginPassword\":\"b\"}";

    @ParameterizedTest(name = "{1} {2} {0}")
    @MethodSource({
        "scalars",
        "structure",
        "others",
        "ends",
        "encoding",
        "bounds",
        "authItself",
        "members",
        "texts",
        "combinations"
    })
    void extract_hostileBody_isRefusedWhateverTheChunks(String body, RejectionReason reason, String field) {
        Outcome outcome = EverySplit.of(body.getBytes(StandardCharsets.ISO_8859_1), LIMITS);
        assertEquals(Optional.of(new Refusal(reason, field)), outcome.refusal());
    }

    static Stream<Arguments> scalars() {
        Stream<String> numbers = Stream.of("01 - -a +1 .5 1. 1.e1 1e 1e+ 1e1.5 0x1 -01 --1 1- 1a".split(" "));
        Stream<String> words = Stream.of("tru True nul nullx falsee undefined 'a' Infinity NaN nULL".split(" "));
        Stream<String> strings = Stream.of("\\x", "\\u12G4", "\\U0041", "\t", "\n", "\0", "\u001F", "\\'")
                .map(text -> "\"" + text + "\"");
        return Stream.of(numbers, words, strings)
                .flatMap(values -> values)
                .map(value -> refused("{\"v\":" + value + "}", JSON_INVALID));
    }

    static Stream<Arguments> structure() {
        return Stream.concat(Stream.of("{\f}", "{\0}", "\0"), """
                {,}
                {:}
                {"a"}
                {"a" 1}
                {1:2}
                {a:1}
                {"a":1 "b":2}
                {"a":1,,}
                {"a":1,}
                {"a":[1,]}
                {"a":[}
                {"a":{]}
                {"a":[,]}
                {"a":[1 2]}
                {"a":[1}
                {"a":1]
                {"a"::1}
                {}}
                {}{}
                {} x
                {},
                {/**/}
                {}//
                }
                x
                {AUTH}}
                {AUTH,}
                {AUTH,x
                {AUTH,"a"}
                {AUTH,"a":}
                {AUTH,"a":1]
                """.lines())
                .map(body -> body.replace("AUTH", LOGIN))
                .map(body -> refused(body, JSON_INVALID));
    }

    static Stream<Arguments> others() {
        return Stream.of("[]", "[{" + LOGIN + "}]", "\"auth\"", "1", "-1", "true", "null", " false")
                .map(body -> refused(body, JSON_NOT_AN_OBJECT));
    }

    static Stream<Arguments> ends() {
        return Stream.concat(Stream.of(" ", "{\"a\":\"\u00C3"), """
                {
                {"
                {"a
                {"a"
                {"a":
                {"a":1
                {"a":1,
                {"a":tr
                {"a":[[]
                {"a":"\\
                {"a":"\\u00
                {"auth":{
                {"auth":{"loginPassword":"pa
                {"auth":null
                {AUTH
                {AUTH,
                {AUTH,"
                {AUTH,"x"
                {AUTH,"x":1
                """.lines())
                .map(body -> refused(body.replace("AUTH", LOGIN), BODY_INCOMPLETE));
    }

    static Stream<Arguments> encoding() {
        Stream<Arguments> inStrings = Stream.of(
                        "\u0080",
                        "\u00BF",
                        "\u00C0\u0080",
                        "\u00C1\u00BF",
                        "\u00C3(",
                        "\u00E0\u009F\u00BF",
                        "\u00E2\u0082(",
                        "\u00ED\u00A0\u0080",
                        "\u00ED\u00BF\u00BF",
                        "\u00F0\u008F\u00BF\u00BF",
                        "\u00F4\u0090\u0080\u0080",
                        "\u00F5\u0080\u0080\u0080",
                        "\u00FE",
                        "\u00FF",
                        "\u00E2\u0082",
                        "\u00F0\u009F\u0098",
                        "\\\u00FF",
                        "\\u00\u00FF")
                .flatMap(text -> Stream.of(
                        refused("{\"s\":\"" + text + "\"}", ENCODING_INVALID),
                        refused("{\"" + text + "\":1}", ENCODING_INVALID),
                        refused("{\"auth\":{\"loginId\":\"" + text + "\"}}", ENCODING_INVALID),
                        refused("{" + LOGIN + ",\"s\":\"" + text + "\"}", ENCODING_INVALID)));
        return Stream.concat(
                inStrings,
                Stream.of(
                        refused("\u00EF\u00BB\u00BF{}", JSON_INVALID),
                        refused("\u00FF\u00FE{\0}\0", ENCODING_INVALID),
                        refused("\0{\0}", JSON_INVALID),
                        refused("{\0}\0", JSON_INVALID),
                        refused("{\u00C2\u00A0}", JSON_INVALID),
                        refused("{\"n\":1\u0080}", ENCODING_INVALID),
                        refused("{} \u00FF", ENCODING_INVALID)));
    }

    static Stream<Arguments> bounds() {
        String filler = "\"f\":\"" + "x".repeat(500) + "\"";
        return Stream.of(
                refused("{\"a\":[[[[[]]]]]}", JSON_TOO_DEEP),
                refused("{" + LOGIN + ",\"a\":[[[[[]]]]]}", JSON_TOO_DEEP),
                refused("{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{}}}}}}", JSON_TOO_DEEP),
                refused("{" + filler + "," + LOGIN + "}", BODY_TOO_LARGE),
                refused("{" + filler + "}", BODY_TOO_LARGE),
                refused("{" + " ".repeat(499) + "}", BODY_TOO_LARGE),
                refused(" ".repeat(501) + "{}", BODY_TOO_LARGE),
                refused("{" + " ".repeat(500 - LOGIN.length()) + LOGIN + "}", BODY_TOO_LARGE));
    }

    static Stream<Arguments> authItself() {
        return Stream.of(
                refused("{\"auth\":[]}", AUTH_NOT_AN_OBJECT, "auth"),
                refused("{\"auth\":\"a\"}", AUTH_NOT_AN_OBJECT, "auth"),
                refused("{\"auth\":1}", AUTH_NOT_AN_OBJECT, "auth"),
                refused("{\"auth\":true}", AUTH_NOT_AN_OBJECT, "auth"),
                refused("{\"auth\":{},\"auth\":{}}", AUTH_REPEATED, "auth"),
                refused("{\"auth\":null,\"auth\":null}", AUTH_REPEATED, "auth"),
                refused("{\"auth\":null," + LOGIN + "}", AUTH_REPEATED, "auth"),
                refused("{" + LOGIN + "," + LOGIN + "}", AUTH_REPEATED, "auth"),
                refused("{" + LOGIN + ",\"\\u0061uth\":1}", AUTH_REPEATED, "auth"),
                refused("{\"\\u0061\\u0075t\\u0068\":null,\"x\":[{\"auth\":1}],\"auth\":2}", AUTH_REPEATED, "auth"),
                refused("{" + LOGIN + ",\"x\":{\"auth\":{}},\"auth\":", AUTH_REPEATED, "auth"));
    }

    static Stream<Arguments> members() {
        Stream<Arguments> known = Stream.of(AuthMember.values()).flatMap(member -> {
            String name = member.field().substring("auth.".length());
            return Stream.of(
                    inAuth("\"" + name + "\":{}", AUTH_TYPE_INVALID, member.field()),
                    inAuth("\"" + name + "\":[\"a\"]", AUTH_TYPE_INVALID, member.field()),
                    inAuth("\"" + name + "\":true", AUTH_TYPE_INVALID, member.field()),
                    inAuth("\"" + name + "\":false", AUTH_TYPE_INVALID, member.field()),
                    inAuth("\"" + name + "\":null,\"" + name + "\":\"a\"", AUTH_NAME_REPEATED, member.field()),
                    inAuth("\"" + name + "\":\"\",\"" + escaped(name) + "\":1", AUTH_NAME_REPEATED, member.field()),
                    inAuth("\"" + name + "\":\"" + "x".repeat(21) + "\"", AUTH_VALUE_TOO_LONG, member.field()),
                    inAuth("\"" + name + "\":\"a\\u0000\"", AUTH_CHARACTER_INVALID, member.field()));
        });
        String many = String.join(
                ",", IntStream.range(0, 65).mapToObj(i -> "\"" + i + "\":0").toList());
        return Stream.concat(
                known,
                Stream.of(
                        inAuth("\"loginPassword\":1", AUTH_TYPE_INVALID, "auth.loginPassword"),
                        inAuth("\"applicationPassword\":-0.5", AUTH_TYPE_INVALID, "auth.applicationPassword"),
                        inAuth("\"loginId\":" + "1".repeat(21), AUTH_VALUE_TOO_LONG, "auth.loginId"),
                        inAuth("\"other\":{}", AUTH_TYPE_INVALID, "auth"),
                        inAuth("\"other\":[]", AUTH_TYPE_INVALID, "auth"),
                        inAuth("\"other\":1,\"oth\\u0065r\":1", AUTH_NAME_REPEATED, "auth"),
                        inAuth("\"\":1,\"\":2", AUTH_NAME_REPEATED, "auth"),
                        inAuth("\"" + "n".repeat(21) + "\":1", AUTH_VALUE_TOO_LONG, "auth"),
                        Arguments.of(Named.of("65 names", "{\"auth\":{" + many + "}}"), AUTH_TYPE_INVALID, "auth")));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                        "\\u0001",
                        "\\n",
                        "\\t",
                        "\\r",
                        "\\b",
                        "\\f",
                        "\\u007f",
                        "\u007F",
                        "\\uD800",
                        "\\uDC00",
                        "\\uD83Dx",
                        "\\uD83D\\uD83D\\uDE00",
                        "\\uDE00\\uD83D",
                        "x\\uDBFF")
                .flatMap(text -> Stream.of(
                        inAuth("\"loginId\":\"" + text + "\"", AUTH_CHARACTER_INVALID, "auth.loginId"),
                        inAuth("\"loginPassword\":\"" + text + "\"", AUTH_CHARACTER_INVALID, "auth.loginPassword"),
                        inAuth("\"" + text + "\":1", AUTH_CHARACTER_INVALID, "auth")));
    }

    static Stream<Arguments> combinations() {
        Stream<Arguments> two = Stream.of("applicationId", "applicationPassword", "accountId", "userId")
                .flatMap(application -> Stream.of("loginId", "loginPassword")
                        .map(login -> inAuth(member(application) + "," + member(login), TWO_CREDENTIALS, "auth")));
        return Stream.concat(
                two,
                Stream.of(
                        inAuth(member("applicationId"), HALF_CREDENTIAL, "auth.applicationPassword"),
                        inAuth(member("applicationPassword"), HALF_CREDENTIAL, "auth.applicationId"),
                        inAuth(member("loginId"), HALF_CREDENTIAL, "auth.loginPassword"),
                        inAuth(member("loginPassword"), HALF_CREDENTIAL, "auth.loginId"),
                        inAuth("\"loginPassword\":\"\",\"loginId\":1", HALF_CREDENTIAL, "auth.loginPassword"),
                        inAuth(member("accountId"), HALF_CREDENTIAL, "auth.applicationId"),
                        inAuth(member("userId"), HALF_CREDENTIAL, "auth.applicationId"),
                        inAuth(
                                member("applicationId") + "," + member("accountId"),
                                HALF_CREDENTIAL,
                                "auth.applicationPassword")));
    }

    private static String member(String name) {
        return "\"" + name + "\":\"v\"";
    }

    private static String escaped(String name) {
        return String.format("\\u%04X", (int) name.charAt(0)) + name.substring(1);
    }

    private static Arguments refused(String body, RejectionReason reason) {
        return refused(body, reason, "");
    }

    private static Arguments refused(String body, RejectionReason reason, String field) {
        return Arguments.of(body, reason, field);
    }

    private static Arguments inAuth(String members, RejectionReason reason, String field) {
        return refused("{\"x\":0,\"auth\":{" + members + "}}", reason, field);
    }
}
