package io.github.dualauth.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.application.secret.SecretHash;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.TestKeys;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredPasswordTest {

    private static final long NEVER = Long.MAX_VALUE;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"999, APPLICATION_PASSWORD_NOT_YET_VALID", "1000, ", "1999, ", "2000, APPLICATION_PASSWORD_EXPIRED"})
    void fault_eachSideOfItsDates_isTold(long now, RejectionReason expected) {
        assertEquals(Optional.ofNullable(expected), stored(1000, 2000, NEVER).fault(now));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1499, 1500, 2500})
    void fault_revokedOne_isToldWhateverTheTime(long now) {
        assertEquals(
                Optional.of(RejectionReason.APPLICATION_PASSWORD_REVOKED),
                stored(1000, 2000, 1500).fault(now));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1999, false", "2000, true"})
    void ended_eachSideOfItsEnd_isTold(long now, boolean expected) {
        assertEquals(expected, stored(1000, 2000, NEVER).ended(now));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1999, 2000})
    void ended_revoked_isEndedWhateverTheClockSays(long now) {
        assertTrue(stored(1000, NEVER, 2000).ended(now));
    }

    @Test
    void toString_slowHash_isNotShown() {
        assertEquals("StoredPassword[id]", stored(0, 0, 0).toString());
    }

    @Test
    void fault_withoutEnd_isNone() {
        assertEquals(Optional.empty(), stored(0, NEVER, NEVER).fault(NEVER - 1));
    }

    @Test
    void hash_stored_holdsNoPassword() {
        SecretHash hash = SecretHash.of(Secret.of("a secret of mine"));
        assertTrue(hash.hex().matches("[0-9a-f]{64}"));
        assertEquals("SecretHash[keyId=]", hash.toString());
        assertFalse(hash.isKeyed());
        assertFalse(new StoredPassword("id", hash, Optional.empty(), 0, 0, 0)
                .toString()
                .contains(hash.hex()));
    }

    @Test
    void hash_anotherPasswordOrKey_isAnother() {
        KeyRing keys = TestKeys.of(directory, 1, 2);
        String old = TestKeys.of(directory, 2).currentId();
        SecretHash hash = SecretHash.keyed(Secret.of("secret"), keys.currentId(), keys);
        assertTrue(hash.isKeyed());
        assertEquals("SecretHash[keyId=" + keys.currentId() + "]", hash.toString());
        assertFalse(hash.sameAs(SecretHash.keyed(Secret.of("Secret"), keys.currentId(), keys)));
        assertFalse(hash.sameAs(SecretHash.keyed(Secret.of("secret"), old, keys)));
        assertNotEquals(
                hash.hex(), SecretHash.keyed(Secret.of("secret"), old, keys).hex());
        assertTrue(hash.sameAs(SecretHash.keyed(Secret.of("secret"), keys.currentId(), keys)));
    }

    private static StoredPassword stored(long notBefore, long expiresAt, long revokedAt) {
        return new StoredPassword(
                "id", new SecretHash("key", "00"), Optional.of("slow"), notBefore, expiresAt, revokedAt);
    }
}
