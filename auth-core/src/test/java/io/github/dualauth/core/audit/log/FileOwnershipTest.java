package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dualauth.core.audit.TestEvents;
import io.github.dualauth.core.config.ConfigurationException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOwnershipTest {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir
    private Path directory;

    /** A deployment that is tried again and again must not use up the server's descriptors. */
    @Test
    void take_fileOfAnotherDeployment_isNotLeftOpen() throws IOException {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "nobody tells what is open");
        Path file = directory.resolve("audit.jsonl");
        try (FileOwnership owned = FileOwnership.take(file)) {
            int open = open();
            assertThrows(ConfigurationException.class, () -> FileOwnership.take(file));
            assertEquals(open, open());
            owned.file().write('a');
        }
        assertEquals(0, open());
    }

    @Test
    void take_fileOfAnotherProcess_isNotLeftOpen() throws IOException {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "nobody tells what is open");
        Path file = directory.resolve("audit.jsonl");
        try (FileOutputStream lock = new FileOutputStream(file + ".lock")) {
            assertNotNull(lock.getChannel().tryLock());
            assertThrows(ConfigurationException.class, () -> FileOwnership.take(file));
            assertEquals(1, open());
        }
    }

    /** Readers of the file, and deployments of this server that are refused, must not open it to other processes. */
    @Test
    void take_whileAnotherProcessHasTheFile_isRefused() throws Exception {
        Path file = directory.resolve("audit.jsonl");
        try (FileOwnership owned = FileOwnership.take(file)) {
            owned.file().write('a');
            Files.readString(file);
            assertThrows(ConfigurationException.class, () -> FileOwnership.take(file));
            assertEquals("refused", another(file));
        }
        assertEquals("taken", another(file));
    }

    @Test
    void open_whileAnotherProcessHasTheFile_isRefused() throws Exception {
        Path file = directory.resolve("audit.jsonl");
        try (JsonLinesAuditSink sink = JsonLinesAuditSink.open(file, false)) {
            sink.append(List.of(TestEvents.members("1")));
            assertEquals("refused", another(file));
        }
        assertEquals("taken", another(file));
    }

    private static String another(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherProcess.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Takes the file, and ends. */
    static final class AnotherProcess {

        private AnotherProcess() {}

        public static void main(String[] arguments) throws IOException {
            try (FileOwnership owned = FileOwnership.take(Path.of(arguments[0]))) {
                System.out.println(owned.file().getFD().valid() ? "taken" : "closed");
            } catch (ConfigurationException e) {
                System.out.println("refused");
            }
        }
    }

    /** How many descriptors of files in the test's directory this process has. */
    private int open() throws IOException {
        List<Path> all;
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            all = descriptors.toList();
        }
        Path real = directory.toRealPath();
        int count = 0;
        for (Path descriptor : all) {
            // Some are gone by now.
            if (Files.isSymbolicLink(descriptor)
                    && Files.readSymbolicLink(descriptor).startsWith(real)) {
                count++;
            }
        }
        return count;
    }
}
