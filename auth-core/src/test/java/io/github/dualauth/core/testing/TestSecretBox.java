package io.github.dualauth.core.testing;

import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.SecretBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Boxes under keys that no file holds any more. */
public final class TestSecretBox {

    private TestSecretBox() {}

    /** A box under a key of its own. */
    public static SecretBox fresh() {
        try {
            Path directory = Files.createTempDirectory("dualauth-keys");
            Path file = directory.resolve("dualauth.key");
            try {
                return new SecretBox(KeyRing.open(file));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
