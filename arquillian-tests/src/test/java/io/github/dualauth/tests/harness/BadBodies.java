package io.github.dualauth.tests.harness;

import static io.github.dualauth.tests.harness.BadBody.either;
import static io.github.dualauth.tests.harness.BadBody.malformed;

import java.util.stream.Stream;

/** Every kind of bad body that the protocol tells us to refuse, for any method that asks for credentials. */
public final class BadBodies {
    private BadBodies() {}

    /** Half a mode, both modes, and none. */
    public static Stream<BadBody> credentials() {
        return Stream.of(
                malformed("{\"auth\":{\"applicationId\":\"$ID\"}}", "auth.applicationPassword"),
                malformed(
                        "{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":\"\"}}",
                        "auth.applicationPassword"),
                malformed(
                        "{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":null}}",
                        "auth.applicationPassword"),
                malformed("{\"auth\":{\"applicationPassword\":\"$PW\"}}", "auth.applicationId"),
                malformed("{\"auth\":{\"loginId\":\"x\"}}", "auth.loginPassword"),
                malformed("{\"auth\":{\"loginPassword\":\"x\"}}", "auth.loginId"),
                malformed("{\"auth\":{$A,\"loginId\":\"x\",\"loginPassword\":\"y\"}}"),
                malformed("{\"auth\":{$A,\"loginId\":\"x\"}}"),
                malformed("{\"auth\":{$A,\"loginPassword\":\"x\"}}"),
                malformed("{\"auth\":{\"applicationId\":\"$ID\",\"loginPassword\":\"x\"}}"),
                either("{\"auth\":{\"accountId\":\"a\",\"userId\":\"u\"}}", 4000, 4010),
                either("{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":0}}", 4000, 4010),
                either("{\"Auth\":{$A},\"AUTH\":{$A}}", 4000, 4010),
                either("", 4000, 4010),
                either("{\"auth\":\"\"}", 4000, 4010));
    }

    /** Names that stand twice in {@code auth}, and {@code auth} twice. */
    public static Stream<BadBody> repeated() {
        return Stream.of(
                malformed("{\"auth\":{\"applicationId\":\"$ID\",$A}}", "auth.applicationId"),
                malformed("{\"auth\":{$A,\"applicationPassword\":\"$PW\"}}", "auth.applicationPassword"),
                malformed("{\"auth\":{\"applicationPassword\":null,$A}}", "auth.applicationPassword"),
                malformed("{\"auth\":{\"\\u0061pplicationId\":\"$ID\",$A}}", "auth.applicationId"),
                malformed("{\"auth\":{$A,\"user\\u0049d\":\"x\"}}", "auth.userId"),
                malformed("{\"auth\":{$A,\"accountId\":\"x\"}}", "auth.accountId"),
                malformed("{\"auth\":{$A,\"x\":1,\"x\":2}}"),
                malformed("{\"auth\":{$A},\"auth\":{$A}}", "auth"),
                malformed("{\"auth\":{$A},\"name\":\"x\",\"auth\":{$A}}", "auth"),
                malformed("{\"auth\":{$A},\"name\":\"x\",\"auth\":null}", "auth"),
                malformed("{\"auth\":null,\"auth\":{$A}}", "auth"),
                malformed("{\"auth\":{},\"auth\":{$A}}", "auth"),
                malformed("{\"auth\":{$A},\"\\u0061uth\":{$A}}", "auth"));
    }

    /** Members of another type than a text. */
    public static Stream<BadBody> types() {
        return Stream.of(
                malformed("{\"auth\":\"$PW\"}", "auth"),
                malformed("{\"auth\":[{$A}]}", "auth"),
                malformed("{\"auth\":true}", "auth"),
                malformed("{\"auth\":1}", "auth"),
                malformed("{\"auth\":{\"applicationId\":true,\"applicationPassword\":\"$PW\"}}", "auth.applicationId"),
                malformed(
                        "{\"auth\":{\"applicationId\":[\"$ID\"],\"applicationPassword\":\"$PW\"}}",
                        "auth.applicationId"),
                malformed(
                        "{\"auth\":{\"applicationId\":{\"$ID\":1},\"applicationPassword\":\"$PW\"}}",
                        "auth.applicationId"),
                malformed(
                        "{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":[\"$PW\"]}}",
                        "auth.applicationPassword"),
                malformed(
                        "{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":{}}}",
                        "auth.applicationPassword"),
                malformed(
                        "{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":false}}",
                        "auth.applicationPassword"));
    }

    /** Characters and lengths that no id and no password has. */
    public static Stream<BadBody> characters() {
        Stream<BadBody> values = Stream.of(
                        "\\u0000", "\\u0007", "\\n", "\\u007f", "\\ud800", "\\udc00\\ud800", "\\udbffx")
                .map(bad -> malformed(
                        "{\"auth\":{\"applicationId\":\"a" + bad + "b\",\"applicationPassword\":\"$PW\"}}",
                        "auth.applicationId"));
        Stream<BadBody> more = Stream.of(
                malformed("{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":\"$PW\\u0000\"}}"),
                malformed("{\"auth\":{\"applicationId\":\"" + "x".repeat(1025) + "\",\"applicationPassword\":\"y\"}}"),
                malformed(
                        "{\"auth\":{\"applicationId\":\"x\",\"applicationPassword\":\"" + "y".repeat(10_000) + "\"}}"),
                malformed("{\"auth\":{\"loginId\":\"" + "x".repeat(10_000) + "\",\"loginPassword\":\"y\"}}"));
        return Stream.concat(values, more);
    }

    /** What is not UTF-8, a BOM, and bytes around the body. */
    public static Stream<BadBody> bytes() {
        Stream<BadBody> encodings = Stream.of(
                        "\\xff", "\\xc0\\xaf", "\\xed\\xa0\\x80", "\\xf5\\x80\\x80\\x80", "\\xc3", "\\x80")
                .flatMap(bad -> BadBody.anywhere("\"" + bad + "\""));
        Stream<BadBody> frames = Stream.of(
                        "\\xef\\xbb\\xbf{\"auth\":{$A}}",
                        "{\"auth\":{$A}}\\xef\\xbb\\xbf",
                        "{\"auth\":{$A}}\\x00",
                        "\\x00{\"auth\":{$A}}",
                        "{\"auth\":{$A}}{}",
                        "{\"auth\":{$A}}]",
                        "{\"auth\":{$A}} x",
                        "{\"auth\":{$A}}\\xff",
                        "{\"auth\":{$A},\"x\":\"\\x01\"}",
                        "{\"auth\":{$A},\"x\":\"\\x00\"}")
                .map(BadBody::malformed);
        return Stream.concat(encodings, frames);
    }

    /** What is no JSON, or no object. */
    public static Stream<BadBody> syntax() {
        Stream<String> noObject = Stream.of(" ", "[]", "[{\"auth\":{$A}}]", "null", "\"x\"", "1", "true", "x", "<a/>");
        Stream<String> broken = Stream.of(
                "{",
                "{\"auth\"",
                "{\"auth\":",
                "{\"auth\":{$A",
                "{\"auth\":{$A}",
                "{\"auth\":{$A},}",
                "{\"auth\":{$A,}}",
                "{'auth':{$A}}",
                "{auth:{$A}}",
                "{\"auth\":{$A}/**/}",
                "{\"auth\":{$A},\"x\":NaN}",
                "{\"auth\":{$A},\"x\":01}",
                "{\"auth\":{$A},\"x\":tru}",
                "{\"auth\":{$A},\"x\":\"\\u12\"}",
                "{\"auth\":{$A},\"x\":\"\\q\"}",
                "{\"auth\":{$A} \"x\":1}",
                "{\"auth\":{$A},\"x\":[1,2}",
                "{\"auth\":{$A},1:2}",
                "{\"auth\"::{$A}}");
        return Stream.concat(noObject, broken).map(BadBody::malformed);
    }

    /** Nesting beyond the limit. */
    public static Stream<BadBody> depths() {
        return Stream.of(100, 1_000, 100_000)
                .flatMap(depth -> Stream.of(
                        "[".repeat(depth) + "]".repeat(depth), "{\"x\":".repeat(depth) + "1" + "}".repeat(depth)))
                .flatMap(BadBody::anywhere);
    }
}
