package io.github.dualauth.core.secret.password;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.secret.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8018, 5.2, in the formats of other products; expected values made by Python's hashlib. */
class Pbkdf2HashTest {

    private static final String PASSWORD = "p\u00e4ssword";
    private static final String JAKARTA =
            "PBKDF2WithHmacSHA256:2048:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=:3O2DJeknjwLgdLn4QWIlp88+Doqjyrsdid93XyFufDc=";

    private final PasswordHasher hasher = new PasswordHasher(new Argon2Parameters(1024, 1, 1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PBKDF2WithHmacSHA256",
                "PBKDF2WithHmacSHA256:0:MDEyMzQ1Njc4OWFiY2RlZg==:MDEyMzQ1Njc4OWFiY2RlZg==",
                "PBKDF2WithHmacSHA256:9999999:MDEyMzQ1Njc4OWFiY2RlZg==:MDEyMzQ1Njc4OWFiY2RlZg==",
                "PBKDF2WithHmacSHA256:2048:MDEyMzQ1Njc4OWFiY2RlZg==:MDEyMzQ1Njc4OWE=",
                "PBKDF2WithHmacSHA1:2048:MDEyMzQ1Njc4OWFiY2RlZg==:MDEyMzQ1Njc4OWFiY2RlZg==",
                "PBKDF2WithHmacSHA256:2048:MDEyMzQ1Njc4OWFiY2RlZ===:MDEyMzQ1Njc4OWFiY2RlZg==",
                "pbkdf2_md5$2000$seasalt$MDEyMzQ1Njc4OWFiY2RlZg==",
                "$pbkdf2-sha256$2000$$MDEyMzQ1Njc4OWFiY2RlZg",
                "$argon2i$v=19$m=1024,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=9999999,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=1024,t=9999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2a$05$short",
                "plain text"
            })
    void reads_whatIsBrokenOrTooDear_isFalse(String stored) {
        assertFalse(PasswordHasher.reads(stored));
        assertFalse(hasher.matches(Secret.of(PASSWORD), stored));
        assertTrue(hasher.isOutdated(stored));
    }

    /** Each block of the hash, of as many bytes as the function gives, takes all rounds. */
    @ParameterizedTest
    @CsvSource({"256,2000001,32", "256,1000001,33", "1,2000001,20", "1,1000001,21", "256,1,15", "256,0,32"})
    void reads_costBeyondALimit_isFalse(String bits, int rounds, int bytes) {
        assertFalse(PasswordHasher.reads(stored(bits, rounds, bytes)));
    }

    @ParameterizedTest
    @CsvSource({"256,2000000,32", "256,1000000,33", "256,1000000,64", "1,2000000,20", "1,1000000,40", "256,1,16"})
    void reads_costAtALimit_isTrue(String bits, int rounds, int bytes) {
        assertTrue(PasswordHasher.reads(stored(bits, rounds, bytes)));
    }

    private static String stored(String bits, int rounds, int bytes) {
        return "pbkdf2_sha" + bits + "$" + rounds + "$salt$"
                + Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    @Test
    void matches_anotherPassword_isFalse() {
        assertFalse(hasher.matches(Secret.of("password"), JAKARTA));
        assertFalse(hasher.matches(Secret.of(""), JAKARTA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                JAKARTA,
                "PBKDF2WithHmacSHA512:2048:MDEyMzQ1Njc4OWFiY2RlZg==:vAuCY/RLNCUAzyQOdgNaQMKGjN3luvrHe8fBDW5YPa/8tkRG60PF2NhtUT+yIWv7c6z1NWu2a0PakLNr7lXeLQ==",
                "pbkdf2_sha256$2000$seasalt$QYMhvRVQKdzKP4PIkW008iljT4K658s2HNOQaPpwWoQ=",
                "$pbkdf2-sha256$2000$c2l4dGVlbmJ5dGVzYWx0IQ$B56XWR/aS0ZN.3xFM2Jf5sQbj1Aa26T/DiitxZrUcCo",
                "$pbkdf2$2000$c2l4dGVlbmJ5dGVzYWx0IQ$ahghBsl4q8rxzQVPPccccmGGzho"
            })
    void matches_samePassword_isTrueAndOutdated(String stored) {
        assertTrue(PasswordHasher.reads(stored));
        assertTrue(hasher.matches(Secret.of(PASSWORD), stored));
        assertTrue(hasher.isOutdated(stored));
    }

    @Test
    void matches_vectorOfRfc6070_isTrue() {
        assertTrue(hasher.matches(Secret.of("password"), "pbkdf2_sha1$4096$salt$SwB5AbdlSJq+rUnZJvch0GWkKcE="));
    }
}
