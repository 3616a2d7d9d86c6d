package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.Subject;
import io.github.dualauth.core.audit.AuditLine;
import io.github.dualauth.core.audit.TestEvents;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuditRowTest {

    private static final String PAIR = "\ud83d\ude00";

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of("a".repeat(255), "a".repeat(255)),
                Arguments.of("a".repeat(256), "a".repeat(255)),
                Arguments.of("a".repeat(253) + PAIR, "a".repeat(253) + PAIR),
                Arguments.of("a".repeat(253) + PAIR + "b", "a".repeat(253) + PAIR),
                Arguments.of("a".repeat(254) + PAIR, "a".repeat(254)),
                Arguments.of("a".repeat(254) + PAIR + "b", "a".repeat(254)),
                Arguments.of("a".repeat(255) + PAIR, "a".repeat(255)),
                Arguments.of("a".repeat(254) + "\ud83d", "a".repeat(254) + "?"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void of_keyThatNoColumnHolds_isCutBetweenCharacters(String key, String expected) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        AuditChain.begin().link(AuditLine.members(TestEvents.of(new Subject("m", "app", key, "", "", ""))), line);
        AuditRow row =
                AuditRow.of(line.toString(StandardCharsets.UTF_8).strip()).orElseThrow();
        List<String> names =
                AuditRow.COLUMNS.stream().map(AuditRow.Column::name).toList();
        assertEquals(expected, row.columns().get(names.indexOf("account_key")));
    }
}
