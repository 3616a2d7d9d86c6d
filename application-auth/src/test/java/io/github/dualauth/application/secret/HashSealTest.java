package io.github.dualauth.application.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.TestKeys;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashSealTest {

    private static final HashSeal.Row ROW = new HashSeal.Row("api-key", "clinic", "one");
    private static final SecretHash HASH = SecretHash.of(Secret.of("a secret of mine"));

    @TempDir
    private Path directory;

    private final LogLines lines = LogLines.of(HashSeal.class);
    private KeyRing keys;
    private HashSeal seal;

    @BeforeEach
    void open() {
        keys = TestKeys.of(directory, 1);
        seal = HashSeal.under(keys);
    }

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void open_rowOfAnother_isOfNoSecretAndTold() {
        String stored = seal.seal(ROW, HASH);
        for (HashSeal.Row other : List.of(
                new HashSeal.Row("application-password", "clinic", "one"),
                new HashSeal.Row("api-key", "thief", "one"),
                new HashSeal.Row("api-key", "clinic", "two"))) {
            assertEquals(SecretHash.NONE, seal.open(other, keys.currentId(), stored));
            assertEquals(
                    List.of("SEVERE the " + other.kind() + " " + other.id() + " of the application "
                            + other.applicationId() + " was moved or changed in the database: it is refused"),
                    lines.take());
        }
    }

    @Test
    void open_emptied_isOfNoSecretWhateverItsKey() {
        assertEquals(SecretHash.NONE, seal.open(ROW, "", ""));
        assertEquals(SecretHash.NONE, seal.open(ROW, "lost", ""));
        assertFalse(SecretHash.NONE.sameAs(SecretHash.of(Secret.of("any"))));
    }

    @Test
    void open_keyThatThisNodeLacks_isNotTakenForAnotherSecret() {
        String stored = seal.seal(ROW, HASH);
        HashSeal elsewhere = HashSeal.under(TestKeys.of(directory, 2));
        assertThrows(DependencyUnavailableException.class, () -> elsewhere.open(ROW, keys.currentId(), stored));
    }

    @Test
    void open_itsOwnRow_isTheHashAndNothingIsTold() {
        assertEquals(HASH, seal.open(ROW, keys.currentId(), seal.seal(ROW, HASH)));
        assertEquals(List.of(), lines.take());
    }
}
