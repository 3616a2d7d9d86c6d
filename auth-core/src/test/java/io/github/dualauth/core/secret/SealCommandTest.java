package io.github.dualauth.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealCommandTest {

    private static final String KEY = "dualauth.db.password";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void run_withoutAKey_saysHow() {
        assertEquals(64, run("x\n", "file"));
        assertTrue(text().startsWith("usage: SealCommand"), text());
    }

    @Test
    void run_noFile_isToldAndNotMade() {
        Path none = directory.resolve("none.key");
        assertEquals(74, run("value\n", none.toString(), KEY));
        assertEquals("the key file cannot be read: there is no " + none + "\n", text());
        assertFalse(Files.exists(none));
    }

    @Test
    void run_fileThatOthersMayRead_isRefused() {
        Path file = TestKeys.file(directory, TestKeys.line(1), "rw-r--r--");
        assertEquals(74, run("value\n", file.toString(), KEY));
        assertTrue(text().contains("chmod 600"), text());
    }

    @Test
    void run_noValue_sealsNothing() {
        Path file = TestKeys.file(directory, TestKeys.line(1), "rw-------");
        assertEquals(64, run("", file.toString(), KEY));
        assertEquals("there is no value on standard input\n", text());
    }

    @Test
    void run_value_isSealedForItsKeyAlone() {
        Path file = TestKeys.file(directory, TestKeys.line(1), "rw-------");
        assertEquals(0, run("value\n", file.toString(), KEY));
        String box = text().strip();
        assertTrue(box.startsWith("ENC(") && box.endsWith(")"), box);
        Secret opened = new SecretBox(KeyRing.open(file))
                .open(KEY, box.substring(4, box.length() - 1))
                .orElseThrow();
        assertTrue(opened.sameAs(Secret.of("value")));
    }

    private int run(String input, String... arguments) {
        return SealCommand.run(
                arguments,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
