package io.github.dualauth.core.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dualauth.core.config.ConfigurationException;
import java.io.FileOutputStream;
import java.io.IOException;
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
        try (FileOutputStream owned = FileOwnership.take(file)) {
            int open = open();
            assertThrows(ConfigurationException.class, () -> FileOwnership.take(file));
            assertEquals(open, open());
            owned.write('a');
        }
        assertEquals(0, open());
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
