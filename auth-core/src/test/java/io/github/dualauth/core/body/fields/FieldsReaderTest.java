package io.github.dualauth.core.body.fields;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.BodyLimits;
import io.github.dualauth.core.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.Whitespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsReaderTest {

    private static final BodyLimits LIMITS = BodyLimits.defaults();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|JSON_NOT_AN_OBJECT",
                "'\"x\"'|JSON_NOT_AN_OBJECT",
                "null|JSON_NOT_AN_OBJECT",
                "{\"a\":\"b\"|BODY_INCOMPLETE",
                "{\"a\":\"b\"}x|JSON_INVALID",
                "{\"a\":\"b\",\"a\":\"c\"}|AUTH_NAME_REPEATED",
                "{\"a\":\"b\",\"\\u0061\":\"b\"}|AUTH_NAME_REPEATED",
                "{\"a\":1,\"a\":\"b\"}|AUTH_NAME_REPEATED",
                "{\"a\":\"\\u0000\"}|AUTH_CHARACTER_INVALID",
                "{\"a\":\"\\ud800\"}|AUTH_CHARACTER_INVALID",
                "{a:1}|JSON_INVALID"
            })
    void json_bad_isRefused(String body, RejectionReason reason) {
        assertEquals(reason, refusal(json(body)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=b&a=c|AUTH_NAME_REPEATED",
                "a=b&%61=c|AUTH_NAME_REPEATED",
                "a&a|AUTH_NAME_REPEATED",
                "a=%|FORM_INVALID",
                "a=%2|FORM_INVALID",
                "a=%zz|FORM_INVALID",
                "a=%2&b=1|FORM_INVALID",
                "%=b|FORM_INVALID",
                "a=%ff|ENCODING_INVALID",
                "a=%c3|ENCODING_INVALID",
                "a=%00|AUTH_CHARACTER_INVALID",
                "a=%0d%0a|AUTH_CHARACTER_INVALID"
            })
    void form_bad_isRefused(String body, RejectionReason reason) {
        assertEquals(reason, refusal(form(body)));
    }

    @Test
    void read_tooLarge_isRefused() {
        String most = "x".repeat(1000);
        String body = "a=" + most + "&b=" + most + "&c=" + most + "&d=" + most + "&";
        assertInstanceOf(FieldsReading.Read.class, form(body + "&".repeat(FieldsReader.LIMIT - body.length())));
        assertEquals(
                RejectionReason.BODY_TOO_LARGE,
                refusal(form(body + "&".repeat(FieldsReader.LIMIT + 1 - body.length()))));
        assertEquals(RejectionReason.AUTH_VALUE_TOO_LONG, refusal(form("a=" + "x".repeat(1025))));
    }

    @Test
    void read_brokenConnection_isRefused() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };
        assertEquals(RejectionReason.BODY_INCOMPLETE, refusal(FieldsReader.json(broken, LIMITS)));
        assertEquals(RejectionReason.BODY_INCOMPLETE, refusal(FieldsReader.form(broken, LIMITS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":\"\"}",
                "{\"a\":null}",
                "{\"a\":1}",
                "{\"a\":[\"b\"]}",
                "{\"a\":{\"a\":\"b\"}}",
                "{\"x\":{\"a\":\"b\"},\"y\":[{\"a\":\"b\"}]}",
                ""
            })
    void json_withoutTheText_hasNone(String body) {
        try (BodyFields fields = fields(json(body))) {
            assertFalse(fields.has("a"));
            assertEquals("", fields.text("a"));
        }
    }

    @Test
    void json_members_areRead() {
        try (BodyFields fields =
                fields(json("{\"n\":{\"deep\":[1,\"x\"]},\"a\":\"b\\u0063\",\"s\":\"pä\\\"ss\",\"e\":true}"))) {
            assertEquals("bc", fields.text("a"));
            assertEquals("pä\"ss", fields.text("s"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "&&&", "a", "a=", "=b", "b=a", "a=&b=1"})
    void form_withoutTheText_hasNone(String body) {
        try (BodyFields fields = fields(form(body))) {
            assertFalse(fields.has("a"));
        }
    }

    @Test
    void form_fields_areRead() {
        try (BodyFields fields = fields(form("a=b+c%20d&e=%C3%A4%2B%26%3D=&f=x&"))) {
            assertEquals("b c d", fields.text("a"));
            assertEquals("ä+&==", fields.text("e"));
            assertEquals("x", fields.text("f"));
        }
    }

    @Test
    void close_untakenValues_areWiped() {
        BodyFields fields = fields(form("a=secret&b=other"));
        Secret taken = fields.take("a");
        assertFalse(fields.has("a"));
        fields.close();
        assertEquals("secret", String.valueOf(taken.toCharArray()));
        assertEquals("\0".repeat(5), fields.text("b"));
    }

    @Property
    void form_whateverJavaEncodes_isReadBack(
            @ForAll
                    @StringLength(min = 1, max = 60)
                    @CharRange(from = ' ', to = '~')
                    @CharRange(from = '¡', to = '퟿')
                    @Whitespace
                    String value) {
        String plain = value.replaceAll("\\p{Cntrl}", " ");
        String body = "x=1&" + URLEncoder.encode("näme=&", UTF_8) + "=" + URLEncoder.encode(plain, UTF_8);
        try (BodyFields fields = fields(form(body))) {
            assertEquals(plain, fields.text("näme=&"));
        }
    }

    @Property
    void read_anyBytes_neverThrows(@ForAll byte[] body) {
        FieldsReader.form(new ByteArrayInputStream(body), LIMITS);
        FieldsReader.json(new ByteArrayInputStream(body), LIMITS);
        assertTrue(true, "no exception");
    }

    private static FieldsReading json(String body) {
        return FieldsReader.json(new ByteArrayInputStream(body.getBytes(UTF_8)), LIMITS);
    }

    private static FieldsReading form(String body) {
        return FieldsReader.form(new ByteArrayInputStream(body.getBytes(UTF_8)), LIMITS);
    }

    private static BodyFields fields(FieldsReading reading) {
        return assertInstanceOf(FieldsReading.Read.class, reading).fields();
    }

    private static RejectionReason refusal(FieldsReading reading) {
        return assertInstanceOf(FieldsReading.Refused.class, reading).refusal().reason();
    }
}
