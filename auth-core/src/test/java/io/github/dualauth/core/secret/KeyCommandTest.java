package io.github.dualauth.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCommandTest {

    @TempDir
    private Path directory;

    private Path file;
    private String first;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void oneKey() {
        file = TestKeys.file(directory, TestKeys.line(1), "rw-r-----");
        first = KeyRing.open(file).currentId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "replace", "list now", "remove", "add x"})
    void run_calledWrongly_saysHow(String arguments) {
        assertEquals(64, run(arguments.isEmpty() ? new String[0] : arguments.split(" ")));
        assertTrue(text().startsWith("usage: KeyCommand"), text());
    }

    @Test
    void run_noFile_isToldAndNotMade() {
        Path none = directory.resolve("none.key");
        assertEquals(74, KeyCommand.run(new String[] {none.toString(), "add"}, print()));
        assertTrue(text().startsWith("the key file can be neither read nor written: there is no"), text());
        assertFalse(Files.exists(none));
    }

    @Test
    void run_fileThatOthersMayRead_isRefused() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused("chmod 600", "add");
    }

    @Test
    void use_withoutANewKey_isRefused() throws IOException {
        assertRefused("add one", "use");
    }

    @Test
    void add_twice_isRefused() throws IOException {
        assertEquals(0, run("add"));
        assertRefused("already", "add");
    }

    @Test
    void remove_keyInUse_isRefused() throws IOException {
        assertRefused("is in use", "remove", first);
        assertEquals(0, run("add"));
        assertRefused("is in use", "remove", first);
    }

    @Test
    void remove_unknownKey_isRefused() throws IOException {
        assertRefused("there is no key", "remove", "0123456789abcdef");
    }

    @Test
    void add_oneKey_isReadWithOnlyAndTheFileStaysAsOpenAsItWas() throws IOException {
        assertEquals(0, run("add"));
        KeyRing ring = KeyRing.open(file);
        assertEquals(first, ring.currentId());
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(file), files.toList(), "no draft is left");
        }
    }

    @Test
    void use_addedKey_isCurrentAndTheOtherIsOld() {
        assertEquals(0, run("add"));
        assertEquals(0, run("use"));
        KeyRing ring = KeyRing.open(file);
        assertEquals(List.of(first), ring.oldIds());
        assertEquals(0, run("remove", first));
        assertFalse(KeyRing.open(file).has(first));
        assertEquals(ring.currentId(), KeyRing.open(file).currentId());
    }

    @Test
    void remove_addedKey_takesItBack() throws IOException {
        String before = Files.readString(file);
        assertEquals(0, run("add"));
        assertEquals(0, run("remove", text().substring("added the key ".length(), text().indexOf(','))));
        assertEquals(before, Files.readString(file));
    }

    @Test
    void eachStep_done_saysWhatComesNext() {
        run("add");
        assertTrue(text().contains("One node: now run this command with use."), text());
        assertTrue(text().contains("Several nodes: give this file to all"), text());
        out.reset();
        run("use");
        assertTrue(text().startsWith("the key " + KeyRing.open(file).currentId() + " is used"), text());
        assertTrue(text().contains("the server's log says when the old key can go"), text());
        out.reset();
        run("remove", first);
        assertTrue(text().startsWith("removed the key " + first), text());
    }

    @Test
    void list_threeKeys_saysWhatEachIsForAndShowsNone() throws IOException {
        assertEquals(0, run("add"));
        assertEquals(0, run("use"));
        assertEquals(0, run("add"));
        out.reset();
        assertEquals(0, run("list"));
        List<String> lines = text().lines().toList();
        assertEquals(
                List.of("next", "current", "old"),
                lines.stream().map(line -> line.substring(17)).toList());
        assertEquals(first + " old", lines.get(2));
        for (String key : Files.readAllLines(file)) {
            assertFalse(text().contains(key.replace("next:", "")));
        }
    }

    @Test
    void add_throughALink_changesTheFileBehindIt() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link.key"), file);
        assertEquals(0, KeyCommand.run(new String[] {link.toString(), "add"}, print()));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(2, Files.readAllLines(file).size());
    }

    private void assertRefused(String why, String... arguments) throws IOException {
        String before = Files.readString(file);
        out.reset();
        assertEquals(1, run(arguments));
        assertTrue(text().contains(why), text());
        assertEquals(before, Files.readString(file));
    }

    private int run(String... arguments) {
        return KeyCommand.run(
                Stream.concat(Stream.of(file.toString()), Stream.of(arguments)).toArray(String[]::new), print());
    }

    private PrintStream print() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
