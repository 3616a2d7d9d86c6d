package io.github.dualauth.core.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.Together;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rw----r--", "rw----rw-", "rw----rwx", "rw----r-x", "rw-----w-", "rw-r--r--", "rw--w----"})
    void open_fileThatOthersMayReadOrGroupsChange_isRefused(String permissions) {
        Path file = TestKeys.file(directory, TestKeys.line(1), permissions);
        assertTrue(refusal(file).contains("chmod 600"), permissions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rw-r-----"})
    void open_fileForItsOwnerAndPerhapsAGroup_isRead(String permissions) {
        assertFalse(KeyRing.open(TestKeys.file(directory, TestKeys.line(1), permissions))
                .discard());
    }

    @Test
    void open_emptyFile_isRefused() {
        assertTrue(refusal(TestKeys.file(directory, "\n \n", "rw-------")).contains("holds no key"));
    }

    @Test
    void open_halfALine_isRefusedWithoutIt() {
        String half = TestKeys.line(7).substring(0, 20);
        String message = refusal(TestKeys.file(directory, TestKeys.line(1) + half, "rw-------"));
        assertTrue(message.contains("32 bytes"));
        assertFalse(message.contains(half));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 31, 33})
    void open_keyOfAnotherLength_isRefused(int bytes) {
        String line = Base64.getEncoder().encodeToString(new byte[bytes]);
        assertTrue(refusal(TestKeys.file(directory, line, "rw-------")).contains("32 bytes"));
    }

    @Test
    void open_noText_isRefused() throws IOException {
        Path file = TestKeys.file(directory, "", "rw-------");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertTrue(refusal(file).endsWith(" holds a line that is not 32 bytes in Base64"));
    }

    /** What a container platform mounts when the file is missing. */
    @Test
    void open_directory_isRefused() {
        assertTrue(refusal(directory).endsWith(" is a directory"));
    }

    @Test
    void open_directoryThatCannotBeMade_isRefused() {
        Path file = TestKeys.file(directory, "", "rw-------");
        assertTrue(refusal(file.resolve("dualauth.key")).contains("can be neither read nor made"));
    }

    @Test
    void hmac_lostKey_isAFault() {
        KeyRing ring = TestKeys.of(directory, 1);
        String lost = TestKeys.of(directory, 2).currentId();
        assertFalse(ring.has(lost));
        assertThrows(IllegalStateException.class, () -> ring.hmac(lost, "purpose", MESSAGE));
    }

    @Test
    void open_missingFile_isMadeForItsOwnerOnly() throws IOException {
        Path file = directory.resolve("a/b/dualauth.key");
        KeyRing ring = KeyRing.open(file);
        assertEquals("rw-------", permissions(file));
        assertEquals("rwx------", permissions(file.getParent()));
        assertEquals("rwx------", permissions(file.getParent().getParent()));
        assertEquals(List.of(file), files(file.getParent()), "no draft is left");
        assertTrue(ring.discard());
        assertEquals(List.of(), files(file.getParent()));
    }

    @Test
    void open_fileMadeBefore_hasTheSameKey() {
        String first = TestKeys.fresh(directory).currentId();
        KeyRing again = TestKeys.fresh(directory);
        assertFalse(again.discard());
        assertEquals(first, again.currentId());
    }

    @Test
    void open_byManyAtOnce_makesOneKey() throws IOException {
        Path file = directory.resolve("race/dualauth.key");
        List<KeyRing> rings = Together.run(16, i -> KeyRing.open(file));
        assertEquals(1, rings.stream().map(KeyRing::currentId).distinct().count());
        assertEquals(List.of(file), files(file.getParent()));
        assertEquals(1, rings.stream().filter(KeyRing::discard).count());
    }

    @Test
    void open_severalKeys_firstIsCurrent() {
        KeyRing old = TestKeys.of(directory, 1);
        KeyRing rotated = TestKeys.of(directory, 2, 1);
        assertNotEquals(old.currentId(), rotated.currentId());
        assertTrue(rotated.has(old.currentId()));
        assertArrayEquals(
                old.hmac(old.currentId(), "purpose", MESSAGE), rotated.hmac(old.currentId(), "purpose", MESSAGE));
    }

    @Test
    void open_sameKeyTwice_isRefusedByItsId() {
        String line = TestKeys.line(7);
        String id = TestKeys.of(directory, 7).currentId();
        for (String lines : List.of(line + line, line + TestKeys.line(1) + line, "next:" + line + line)) {
            String message = refusal(TestKeys.file(directory, lines, "rw-------"));
            assertTrue(message.contains("the key " + id + " twice"), message);
            assertFalse(message.contains(line.strip()));
        }
    }

    @Test
    void open_newKeyBehindTheCurrentOne_isRefused() {
        String lines = TestKeys.line(1) + "next:" + TestKeys.line(2);
        assertTrue(refusal(TestKeys.file(directory, lines, "rw-------")).contains("a new key comes first"));
    }

    @Test
    void open_nothingButNewKeys_isRefused() {
        String lines = "next:" + TestKeys.line(1) + "next:" + TestKeys.line(2);
        assertTrue(refusal(TestKeys.file(directory, lines, "rw-------")).contains("no key in use"));
    }

    @Test
    void open_newKeyBeforeTheCurrentOne_isReadWithOnly() {
        KeyRing ring =
                KeyRing.open(TestKeys.file(directory, "next:" + TestKeys.line(2) + TestKeys.line(1), "rw-------"));
        assertEquals(id(1), ring.currentId());
        assertTrue(ring.has(id(2)));
        assertEquals(List.of(), ring.oldIds());
        assertEquals(id(1), ring.stableId());
    }

    @Test
    void open_threeKeys_oldestIsStableAndTwoAreOld() {
        KeyRing ring = TestKeys.of(directory, 3, 2, 1);
        assertEquals(List.of(id(2), id(1)), ring.oldIds());
        assertEquals(id(1), ring.stableId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ,\n", "not Base64", "c2hvcnQ=", "next:"})
    void of_noKeys_areRefusedWithoutThem(String lines) {
        String message = assertThrows(ConfigurationException.class, () -> KeyRing.of(Secret.of(lines), "dualauth.keys"))
                .getMessage();
        assertTrue(message.startsWith("dualauth.keys holds "), message);
        assertFalse(message.contains("not Base64") || message.contains("c2hvcnQ="), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\n", "\r\n", " , ", ",\n"})
    void of_separatedKeys_areThoseOfAFile(String separator) {
        KeyRing ring = KeyRing.of(
                Secret.of(
                        TestKeys.line(2).strip() + separator + TestKeys.line(1).strip()),
                "dualauth.keys");
        assertEquals(id(2), ring.currentId());
        assertEquals(List.of(id(1)), ring.oldIds());
        assertFalse(ring.discard());
        assertEquals("dualauth.keys", ring.source());
        assertArrayEquals(
                TestKeys.of(directory, 1).hmac(id(1), "purpose", MESSAGE), ring.hmac(id(1), "purpose", MESSAGE));
    }

    @Test
    void of_keyWhoseTextBeginsWithAPlus_isAKeyLikeOthers() {
        String line = TestKeys.line(0xfb);
        assertTrue(line.startsWith("+"));
        KeyRing ring = KeyRing.of(Secret.of("next:" + line + TestKeys.line(1)), "dualauth.keys");
        assertEquals(id(1), ring.currentId());
        assertTrue(ring.has(id(0xfb)));
        assertEquals(id(0xfb), KeyRing.of(Secret.of(line), "dualauth.keys").currentId());
    }

    private String id(int filler) {
        return TestKeys.of(directory, filler).currentId();
    }

    @Test
    void hmac_purposeAndMessageThatRunTogether_differ() {
        KeyRing ring = TestKeys.of(directory, 1);
        assertFalse(java.util.Arrays.equals(
                ring.hmac(id(1), "ab", new byte[] {'c'}), ring.hmac(id(1), "a", new byte[] {'b', 'c'})));
    }

    @Test
    void hmac_anotherPurpose_isAnother() {
        KeyRing ring = TestKeys.of(directory, 1);
        String id = ring.currentId();
        assertFalse(java.util.Arrays.equals(ring.hmac(id, "a", MESSAGE), ring.hmac(id, "b", MESSAGE)));
        assertEquals(32, ring.hmac(id, "a", MESSAGE).length);
    }

    @Test
    void ownFile_fileThatIsThere_isKept() throws IOException {
        Path file = TestKeys.file(directory, "kept", "rw-r-----");
        KeyRing.ownFile(file);
        assertEquals("kept", Files.readString(file));
        assertEquals("rw-r-----", permissions(file));
    }

    private static String refusal(Path file) {
        String message = assertThrows(ConfigurationException.class, () -> KeyRing.open(file))
                .getMessage();
        assertTrue(message.contains(file.toString()), "names the file");
        assertEquals(1, message.lines().count());
        return message;
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.toList();
        }
    }
}
