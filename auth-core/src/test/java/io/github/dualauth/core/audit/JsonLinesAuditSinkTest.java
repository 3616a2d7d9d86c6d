package io.github.dualauth.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesAuditSinkTest {

    @TempDir
    private Path directory;

    @Test
    void open_underAFile_isRefused() {
        Path file = TestKeys.file(directory, "", "rw-------");
        assertThrows(IOException.class, () -> JsonLinesAuditSink.open(file.resolve("audit.jsonl")));
    }

    @Test
    void write_afterClose_isRefused() throws IOException {
        JsonLinesAuditSink sink = JsonLinesAuditSink.open(directory.resolve("audit.jsonl"));
        sink.close();
        assertThrows(IOException.class, () -> sink.write(List.of(TestEvents.accepted("1"))));
    }

    @Test
    void open_missingFile_isMadeForItsOwnerOnly() throws IOException {
        Path file = directory.resolve("logs/audit.jsonl");
        JsonLinesAuditSink.open(file).close();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void write_severalTimes_addsLinesAtTheEnd() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        for (int i = 0; i < 2; i++) {
            try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file)) {
                sink.write(List.of(TestEvents.accepted("a" + i), TestEvents.accepted("b" + i)));
                sink.write(List.of(TestEvents.accepted("c" + i)));
            }
        }
        List<String> lines = Files.readAllLines(file);
        assertEquals(6, lines.size());
        assertEquals(AuditLine.of(TestEvents.accepted("b1")), lines.get(4) + "\n");
    }

    @Test
    void write_returned_isInTheFile() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file)) {
            sink.write(List.of(TestEvents.accepted("1")));
            assertEquals(1, Files.readAllLines(file).size());
        }
    }
}
