package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines on each side of the blocks in which the file is read, which are of 65536 bytes. */
class AuditFileTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_534, 65_535, 65_536, 65_537, 131_070, 131_071, 131_072, 131_073, 200_000})
    void lines_ofAnyLength_areFoundWhole(int length) throws IOException {
        String line = "b".repeat(length);
        try (AuditFile audit = open("a\n" + line + "\nc\n")) {
            long end = 2L + length + 1;
            assertEquals(line, audit.lastLine(end));
            assertEquals(line, audit.firstLine(2, audit.length()));
            assertEquals("c", audit.lastLine(audit.length()));
            assertEquals(line + "\n", text(audit.lines(2, audit.length(), Math.max(1, length))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_534, 65_535, 65_536, 65_537, 131_072})
    void wholeLength_unfinishedLineOfAnyLength_isWithoutIt(int length) throws IOException {
        try (AuditFile audit = open("a\n" + "b".repeat(length))) {
            assertEquals(2, audit.wholeLength());
        }
        try (AuditFile audit = open("b".repeat(length))) {
            assertEquals(0, audit.wholeLength());
        }
    }

    /** Of five lines, each of ten bytes. */
    @ParameterizedTest
    @CsvSource({
        "0, 50, 50",
        "0, 51, 50",
        "0, 49, 40",
        "10, 40, 40",
        "10, 39, 30",
        "10, 25, 20",
        "10, 20, 20",
        "10, 19, 10",
        "10, 9, 10",
        "10, 1, 10",
        "40, 10, 10",
        "40, 9, 10",
        "50, 10, 0"
    })
    void lines_severalThatFit_comeTogether(long start, int most, int expected) throws IOException {
        String all = "111111111\n222222222\n333333333\n444444444\n555555555\n";
        try (AuditFile audit = open(all)) {
            assertEquals(all.substring((int) start, (int) start + expected), text(audit.lines(start, 50, most)));
        }
    }

    @Test
    void close_always_givesTheFileBack() throws IOException {
        AuditFile audit = open("a\n");
        audit.close();
        assertThrows(IOException.class, audit::length);
    }

    private AuditFile open(String text) throws IOException {
        return AuditFile.open(Files.writeString(directory.resolve("audit.jsonl"), text));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
