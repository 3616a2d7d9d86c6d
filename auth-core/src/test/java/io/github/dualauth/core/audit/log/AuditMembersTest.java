package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditMembersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"a\":\"b\"",
                "{\"a\":\"b",
                "{\"a\":\"b\\",
                "{\"a\":\"\\u12",
                "{\"a\":\"\\u12x4\"}",
                "{\"a\":\"b\"}}",
                "{\"a\":\"b\",}",
                "{\"a\":\"b\",\"a\":\"c\"}",
                "{\"a\":true}",
                "{\"a\":-1}",
                "{\"a\":}",
                "{\"a\":{}}",
                "{\"a\" :\"b\"}"
            })
    void read_whatNoRecordLooksLike_isNothing(String text) {
        assertEquals(Optional.empty(), AuditMembers.read(text));
    }

    @Test
    void read_textsAndNumbers_areUnescaped() {
        assertEquals(
                Optional.of(Map.of("a", "\"\\\u2028ä", "b", "1002")),
                AuditMembers.read("{\"a\":\"\\\"\\\\\\u2028ä\",\"b\":1002}"));
    }
}
