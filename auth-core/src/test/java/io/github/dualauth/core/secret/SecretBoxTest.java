package io.github.dualauth.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.TestKeys;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

    private static final String TEXT = "a secret of more than two blocks of sixteen bytes, so that one can be changed";

    @TempDir
    private Path directory;

    @Test
    void open_boxOfAnotherOwner_isRefused() {
        SecretBox box = box(1);
        String sealed = box.seal("row-1", Secret.of(TEXT));
        assertTrue(box.open("row-2", sealed).isEmpty());
        assertTrue(box.open("row-", sealed).isEmpty());
        assertTrue(box.open("row-12", sealed).isEmpty());
        assertTrue(box.open("", sealed).isEmpty());
    }

    @Test
    void open_ownerThatEndsWhereASecretBegins_isRefused() {
        SecretBox box = box(1);
        assertTrue(box.open("row", box.seal("row\0one", Secret.of("secret"))).isEmpty());
        assertTrue(
                box.open("row\0one", box.seal("row", Secret.of("one\0secret"))).isEmpty());
    }

    @Test
    void open_anyBitChanged_isRefused() {
        SecretBox box = box(1);
        String owner = UUID.randomUUID().toString();
        String sealed = box.seal(owner, Secret.of(TEXT));
        int colon = sealed.indexOf(':');
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(colon + 1));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            String moved = sealed.substring(0, colon + 1) + Base64.getEncoder().encodeToString(changed);
            assertTrue(box.open(owner, moved).isEmpty(), "byte " + i);
        }
    }

    @Test
    void open_vectorChangedToFitAnotherOwner_isRefused() {
        SecretBox box = box(1);
        String sealed = box.seal("row-1", Secret.of(TEXT));
        int colon = sealed.indexOf(':');
        for (int i = 0; i < 48; i++) {
            byte[] bytes = Base64.getDecoder().decode(sealed.substring(colon + 1));
            bytes[i] ^= '1' ^ '2';
            String moved = sealed.substring(0, colon + 1) + Base64.getEncoder().encodeToString(bytes);
            assertTrue(box.open("row-2", moved).isEmpty(), "byte " + i);
        }
    }

    @Test
    void open_cutAnywhere_isRefused() {
        SecretBox box = box(1);
        String sealed = box.seal("row-1", Secret.of("secret"));
        for (int length = 0; length < sealed.length() - 2; length++) {
            assertTrue(box.open("row-1", sealed.substring(0, length)).isEmpty(), "length " + length);
        }
    }

    @Test
    void open_lostKey_isRefused() {
        assertTrue(box(2).open("row-1", box(1).seal("row-1", Secret.of(TEXT))).isEmpty());
    }

    @Test
    void open_namedUnderAnotherKey_isRefused() {
        KeyRing ring = TestKeys.of(directory, 2, 1);
        String sealed = box(1).seal("row-1", Secret.of(TEXT));
        String renamed = ring.currentId() + sealed.substring(sealed.indexOf(':'));
        assertTrue(new SecretBox(ring).open("row-1", renamed).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "plain", "secret in clear", "0000000000000000:AAAA", ":AAAA"})
    void open_noBoxAtAll_isRefused(String text) {
        assertTrue(box(1).open("row-1", text).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "p\u00e4ssw\u00f6rd \ud83d\udd11", "with:colon", "with\0nul", TEXT})
    void open_ownBox_givesTheSecret(String text) {
        SecretBox box = box(1);
        Optional<Secret> opened = box.open("row-1", box.seal("row-1", Secret.of(text)));
        assertTrue(opened.orElseThrow().sameAs(Secret.of(text)));
    }

    @Test
    void open_keyThatIsNoLongerCurrent_givesTheSecret() {
        String old = box(1).seal("row-1", Secret.of(TEXT));
        SecretBox rotated = box(2, 1);
        assertTrue(rotated.open("row-1", old).orElseThrow().sameAs(Secret.of(TEXT)));
        assertNotEquals(prefix(old), prefix(rotated.seal("row-1", Secret.of(TEXT))));
    }

    @Test
    void sealAnew_boxOfAnotherOwner_isRefused() {
        assertTrue(box(2, 1)
                .sealAnew("row-2", box(1).seal("row-1", Secret.of(TEXT)))
                .isEmpty());
    }

    @Test
    void sealAnew_boxUnderAnOldKey_isUnderTheCurrentOne() {
        SecretBox rotated = box(2, 1);
        String anew =
                rotated.sealAnew("row-1", box(1).seal("row-1", Secret.of(TEXT))).orElseThrow();
        assertFalse(rotated.isOutdated(anew));
        assertTrue(box(2).open("row-1", anew).orElseThrow().sameAs(Secret.of(TEXT)));
    }

    @Test
    void isOutdated_onlyUnderAKeyThatWasReplaced_isTrue() {
        String old = box(1).seal("row-1", Secret.of(TEXT));
        assertFalse(box(1).isOutdated(old));
        assertTrue(box(2, 1).isOutdated(old));
        assertFalse(box(2).isOutdated(old), "lost");
        KeyRing next =
                KeyRing.open(TestKeys.file(directory, "next:" + TestKeys.line(1) + TestKeys.line(2), "rw-------"));
        assertFalse(new SecretBox(next).isOutdated(old), "under a newer key");
        assertFalse(box(2, 1).isOutdated("no box"));
    }

    @Test
    void open_newKeyOfAnotherNode_givesTheSecret() {
        String theirs = box(2, 1).seal("row-1", Secret.of(TEXT));
        KeyRing next =
                KeyRing.open(TestKeys.file(directory, "next:" + TestKeys.line(2) + TestKeys.line(1), "rw-------"));
        assertTrue(new SecretBox(next).open("row-1", theirs).isPresent());
    }

    @Test
    void seal_sameSecretTwice_givesTwoBoxes() {
        SecretBox box = box(1);
        String first = box.seal("row-1", Secret.of(TEXT));
        assertNotEquals(first, box.seal("row-1", Secret.of(TEXT)));
        assertEquals(prefix(first), TestKeys.of(directory, 1).currentId());
        assertFalse(first.contains("row-1"));
    }

    private SecretBox box(int... keys) {
        return new SecretBox(TestKeys.of(directory, keys));
    }

    private static String prefix(String sealed) {
        return sealed.substring(0, sealed.indexOf(':'));
    }
}
