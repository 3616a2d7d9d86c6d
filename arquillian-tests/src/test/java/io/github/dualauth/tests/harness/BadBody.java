package io.github.dualauth.tests.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A body that must be refused, as a template: {@code $A} stands for the members of a right {@code auth}, {@code $ID},
 * {@code $PW} for its application, {@code $ACCOUNT} and {@code $USER} for the rest; {@code \xNN} is a raw byte.
 *
 * @param template the body
 * @param codes what may be answered
 * @param names what the message must contain; {@code ""} for nothing in particular
 */
public record BadBody(String template, Set<Integer> codes, String names) {

    /** Must be 4000, and the message must contain this. */
    public static BadBody malformed(String template, String names) {
        return new BadBody(template, Set.of(4000), names);
    }

    /** Must be 4000. */
    public static BadBody malformed(String template) {
        return malformed(template, "Bad Request");
    }

    /** One of two codes. */
    public static BadBody either(String template, int first, int second) {
        return new BadBody(template, Set.of(first, second), "");
    }

    /** The same fault first in the body, and after a right {@code auth}, in another member. */
    public static Stream<BadBody> anywhere(String fault) {
        return Stream.of(
                malformed("{\"auth\":{$A},\"x\":" + fault + "}"),
                malformed("{\"x\":" + fault + ",\"auth\":{$A}}"),
                malformed("{\"auth\":{$A,\"x\":" + fault + "}}"));
    }

    /** The bytes, with the caller's members filled in. */
    public byte[] bytes(Caller caller) {
        return fill(template, caller);
    }

    /** The bytes of any template. */
    public static byte[] fill(String template, Caller caller) {
        JsonObject auth = caller.auth();
        String members = auth.toString();
        String text = template.replace("$A", members.substring(1, members.length() - 1))
                .replace("$ID", auth.getString("applicationId", ""))
                .replace("$PW", auth.getString("applicationPassword", ""));
        return rawBytes(text);
    }

    private static byte[] rawBytes(String text) {
        String latin = new String(text.getBytes(UTF_8), ISO_8859_1);
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < latin.length(); i++) {
            if (latin.startsWith("\\x", i)) {
                bytes.append((char) Integer.parseInt(latin.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                bytes.append(latin.charAt(i));
            }
        }
        return bytes.toString().getBytes(ISO_8859_1);
    }

    @Override
    public String toString() {
        String start = template.length() > 100 ? template.substring(0, 100) + "…" : template;
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
