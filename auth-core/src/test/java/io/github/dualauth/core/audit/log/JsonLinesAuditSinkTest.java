package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.audit.TestEvents;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesAuditSinkTest {

    @TempDir
    private Path directory;

    @Test
    void open_underAFile_isRefused() {
        Path file = TestKeys.file(directory, "", "rw-------");
        assertThrows(IOException.class, () -> JsonLinesAuditSink.open(file.resolve("audit.jsonl"), false));
    }

    @Test
    void open_fileOfAnotherDeployment_isRefused() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file, false)) {
            ConfigurationException refusal =
                    assertThrows(ConfigurationException.class, () -> JsonLinesAuditSink.open(file, false));
            assertTrue(refusal.getMessage().contains("dualauth.audit.file"));
            append(sink, "1");
        }
        JsonLinesAuditSink.open(file, false).close();
        assertEquals(1, verified(file));
    }

    @Test
    void append_afterClose_isRefused() throws IOException {
        JsonLinesAuditSink sink = JsonLinesAuditSink.open(directory.resolve("audit.jsonl"), false);
        sink.close();
        assertThrows(IOException.class, () -> append(sink, "1"));
    }

    @Test
    void open_missingFile_isMadeForItsOwnerOnly() throws IOException {
        Path file = directory.resolve("logs/audit.jsonl");
        JsonLinesAuditSink.open(file, false).close();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void append_severalTimes_goesOnWithTheChain(boolean sync) throws IOException {
        Path file = directory.resolve("audit.jsonl");
        for (int i = 0; i < 3; i++) {
            try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file, sync)) {
                append(sink, "a" + i, "b" + i);
                append(sink, "c" + i);
            }
        }
        assertEquals(9, verified(file));
        assertTrue(Files.readAllLines(file).get(4).contains("\"requestId\":\"b1\""));
    }

    @Test
    void append_returned_isSoonInTheFile() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file, false)) {
            append(sink, "1");
            Waiting.until(() -> sink.length() > 0);
            assertEquals(1, verified(file));
        }
    }

    @Test
    void append_returnedAndForced_isInTheFile() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file, true)) {
            append(sink, "1");
            assertEquals(1, verified(file));
        }
    }

    @Test
    void append_byAnInterruptedThread_isWrittenAndHarmsNobody() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file, true)) {
            Thread.currentThread().interrupt();
            append(sink, "1");
            assertTrue(Thread.interrupted());
            append(sink, "2");
        }
        assertEquals(2, verified(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 300})
    void open_lastLineUnfinished_isCutOffAndTheChainGoesOn(int missing) throws IOException {
        Path file = written("1", "2", "3");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - missing));
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file, false)) {
            append(sink, "4");
        }
        assertEquals(3, verified(file));
        assertFalse(Files.readString(file).contains("\"requestId\":\"3\""));
    }

    @Test
    void open_onlyAnUnfinishedLine_beginsANewChain() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        Files.writeString(file, "{\"node\":");
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file, false)) {
            append(sink, "1");
        }
        assertEquals(1, verified(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"time\":\"2026\"}\n", "\n", "\0\0\0\n"})
    void open_lastLineThatIsNoRecord_isMovedAsideWhole(String line) throws IOException {
        Path file = written("1", "2");
        String node = Files.readString(file).substring(0, 27);
        Files.writeString(file, line, StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(file);
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file, false)) {
            append(sink, "3");
        }
        assertEquals(1, verified(file));
        assertNotEquals(node, Files.readString(file).substring(0, 27), "another chain is another node");
        try (var files = Files.list(directory)) {
            Path aside = files.filter(other -> other.toString().contains(".broken-"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    new String(before, StandardCharsets.UTF_8),
                    new String(Files.readAllBytes(aside), StandardCharsets.UTF_8));
        }
    }

    @Test
    void probe_writableFile_leavesItAsItWas() throws IOException {
        Path file = written("1");
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file, false)) {
            sink.probe();
            append(sink, "2");
        }
        assertEquals(2, verified(file));
    }

    @Test
    void closedSink_leavesTheFileOfTheNextAlone() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        JsonLinesAuditSink first = JsonLinesAuditSink.open(file, false);
        append(first, "1");
        first.close();
        try (JsonLinesAuditSink second = JsonLinesAuditSink.open(file, false)) {
            append(second, "2");
            Waiting.until(() -> second.length() > first.length());
            assertThrows(IOException.class, () -> append(first, "late"));
            assertThrows(IOException.class, first::probe);
            first.close();
            append(second, "3");
            assertTrue(Files.exists(directory.resolve("audit.jsonl.journal")));
        }
        assertEquals(3, verified(file));
    }

    private Path written(String... requestIds) throws IOException {
        Path file = directory.resolve("audit.jsonl");
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file, false)) {
            append(sink, requestIds);
        }
        return file;
    }

    private static void append(JsonLinesAuditSink sink, String... requestIds) throws IOException {
        sink.append(List.of(requestIds).stream().map(TestEvents::members).toList());
    }

    private static long verified(Path file) throws IOException {
        try (var log = Files.newInputStream(file)) {
            AuditVerification.Result result = AuditVerification.of(log, AuditVerification.Known.NOTHING);
            assertTrue(result.sound(), result::text);
        }
        return Files.readAllLines(file).size();
    }
}
