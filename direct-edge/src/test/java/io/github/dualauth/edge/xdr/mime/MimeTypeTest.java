package io.github.dualauth.edge.xdr.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2045, 5.1, read strictly. */
class MimeTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text/",
                "/plain",
                "text/plain/x",
                "text /plain",
                "text/plain;",
                "text/plain; ",
                "text/plain;;a=b",
                "text/plain; a",
                "text/plain; a=",
                "text/plain; a =b",
                "text/plain; a= b",
                "text/plain; a=b; A=b",
                "text/plain; a=\"b",
                "text/plain; a=\"b\"c",
                "text/plain; a=b c",
                "text/plain; a*=b",
                "text/plain; a*0=b",
                "text/plain (c)",
                "text/plain; a=(c)b",
                "text/plain, text/plain",
                "text/plain; a=\u00e4",
                "text/plain; a=\"\u00e4\"",
                "text/plain; a=\"\n\"",
                "text/plain\r\n",
                "text/plain; a=\"\0\""
            })
    void parse_notOneType_isEmpty(String text) {
        assertTrue(MimeType.parse(text).isEmpty());
    }

    @Test
    void parse_tooLong_isEmpty() {
        String start = "text/plain; a=";
        assertTrue(MimeType.parse(start + "b".repeat(1001 - start.length())).isEmpty());
        assertTrue(MimeType.parse(start + "b".repeat(1000 - start.length())).isPresent());
    }

    @Test
    void parse_parameters_areUnquotedAndNamedInLowerCase() {
        MimeType type =
                MimeType.parse(" Text/Plain;A=b ; c=\"d\\\"; e=\\\\f\" ").orElseThrow();
        assertEquals(new MimeType("text/plain", Map.of("a", "b", "c", "d\"; e=\\f")), type);
    }

    @Test
    void text_charset_staysOnlyIfPlain() {
        assertEquals(
                "text/plain; charset=utf-8",
                MimeType.parse("text/plain;charset=utf-8;x=y").orElseThrow().text());
        assertEquals(
                "text/plain",
                MimeType.parse("text/plain;charset=\"a;b\"").orElseThrow().text());
    }

    @Property
    void parse_anything_neverThrows(
            @ForAll @StringLength(max = 60) @CharRange(from = '\t', to = '\u00ff') String text) {
        MimeType.parse("text/plain; a=" + text);
        MimeType.parse(text);
    }

    @Property
    void parse_anyQuotedValue_comesBack(@ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String value) {
        String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
        assertEquals(
                value,
                MimeType.parse("text/plain; a=\"" + quoted + "\"").orElseThrow().parameter("a"));
    }
}
