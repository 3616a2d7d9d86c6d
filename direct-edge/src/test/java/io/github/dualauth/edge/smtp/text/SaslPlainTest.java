package io.github.dualauth.edge.smtp.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaslPlainTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "*",
                "AGEAYg",
                "AGEAYg===",
                "AGEA\r\nYg==",
                "AGEAYh==",
                "AGEAYg==AGEAYg==",
                "AG_EAYg=",
                "/w=="
            })
    void read_textThatIsNoBase64OfAMessage_isMalformed(String base64) {
        assertInstanceOf(SaslReading.Malformed.class, SaslPlain.read(octets(base64)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "\0a", "\0a\0", "\0\0b", "\0a\0b\0", "a\0a\0b\0c", "\0a\nb\0c", "\0a\0b\u007f", "\0a\0b\rc"
            })
    void read_messageOfAnotherForm_isMalformed(String message) {
        assertInstanceOf(SaslReading.Malformed.class, plain(message));
    }

    @Test
    void read_octetsThatAreNoUtf8_areMalformed() {
        byte[] message = {0, 'a', 0, (byte) 0xC3, '('};
        assertInstanceOf(
                SaslReading.Malformed.class, SaslPlain.read(Base64.getEncoder().encode(message)));
    }

    @Test
    void read_valuesOverTheLimit_areMalformed() {
        assertInstanceOf(SaslReading.Malformed.class, plain("\0a\0" + "b".repeat(1025)));
        assertInstanceOf(SaslReading.Malformed.class, plain("\0" + "a".repeat(1025) + "\0b"));
        assertInstanceOf(SaslReading.Login.class, plain("\0a\0" + "b".repeat(1024)));
    }

    @Test
    void read_anotherIdentityToActAs_isForeign() {
        assertInstanceOf(SaslReading.ForeignIdentity.class, plain("admin\0alice\0secret"));
        assertInstanceOf(SaslReading.ForeignIdentity.class, plain("Alice\0alice\0secret"));
    }

    @Test
    void read_noIdentityOrOnesOwn_isALogin() {
        for (String identity : new String[] {"", "alice"}) {
            LoginCredential credential =
                    ((SaslReading.Login) plain(identity + "\0alice\0p\u00e4ss:w\u00f6rd")).credential();
            assertEquals("alice", credential.loginId());
            assertTrue(credential.secret().sameAs(Secret.of("p\u00e4ss:w\u00f6rd")));
        }
    }

    @Test
    void readLogin_answersThatAreNoText_areMalformed() {
        assertInstanceOf(SaslReading.Malformed.class, SaslLogin.read(octets("="), octets("Yg==")));
        assertInstanceOf(SaslReading.Malformed.class, SaslLogin.read(octets("YQ=="), octets("")));
        assertInstanceOf(SaslReading.Malformed.class, SaslLogin.read(octets("YQ"), octets("Yg==")));
    }

    @Test
    void readLogin_twoTexts_areALogin() {
        SaslReading.Login login = (SaslReading.Login) SaslLogin.read(octets("YQ=="), octets("Yg=="));
        assertEquals("a", login.credential().loginId());
        assertTrue(login.credential().secret().sameAs(Secret.of("b")));
    }

    private static SaslReading plain(String message) {
        return SaslPlain.read(Base64.getEncoder().encode(message.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
