package io.github.dualauth.core.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void sameAs_anotherText_isFalse() {
        assertFalse(Secret.of("password").sameAs(Secret.of("passwore")));
    }

    @Test
    void sameAs_anotherCase_isFalse() {
        assertFalse(Secret.of("password").sameAs(Secret.of("Password")));
    }

    @Test
    void sameAs_beginningOfIt_isFalse() {
        assertFalse(Secret.of("password").sameAs(Secret.of("passwor")));
    }

    @Test
    void sameAs_composedAndDecomposed_isFalse() {
        assertFalse(Secret.of("\u00e9").sameAs(Secret.of("e\u0301")));
    }

    @Test
    void sameAs_sameText_isTrue() {
        assertTrue(Secret.of("p\u00e4ssw\u00f6rd \ud83d\udd11").sameAs(Secret.of("p\u00e4ssw\u00f6rd \ud83d\udd11")));
    }

    @Test
    void toString_anySecret_tellsNothing() {
        assertEquals("Secret[…]", Secret.of("hunter2").toString());
        assertEquals(Secret.of("").toString(), Secret.of("hunter2").toString());
    }

    @Test
    void close_ownedArray_isWiped() {
        char[] characters = "hunter2".toCharArray();
        Secret.owning(characters).close();
        assertArrayEquals(new char[7], characters);
    }

    @Test
    void close_copiedText_isWiped() {
        Secret secret = Secret.of("hunter2");
        secret.close();
        assertArrayEquals(new char[7], secret.toCharArray());
    }

    @Test
    void toCharArray_changedByReceiver_leavesTheSecret() {
        Secret secret = Secret.of("hunter2");
        secret.toCharArray()[0] = 'x';
        assertTrue(secret.sameAs(Secret.of("hunter2")));
    }

    @Test
    void toUtf8_text_isItsBytes() {
        assertArrayEquals(
                "\u00e9\ud83d\udd11".getBytes(StandardCharsets.UTF_8),
                Secret.of("\u00e9\ud83d\udd11").toUtf8());
    }

    @Test
    void isEmpty_noCharacter_isTrue() {
        assertTrue(Secret.of("").isEmpty());
        assertFalse(Secret.of(" ").isEmpty());
        assertEquals(1, Secret.of(" ").length());
    }
}
