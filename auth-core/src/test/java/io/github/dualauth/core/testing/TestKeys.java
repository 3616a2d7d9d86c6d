package io.github.dualauth.core.testing;

import io.github.dualauth.core.secret.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;

/** Key rings whose keys a test knows. */
public final class TestKeys {

    private TestKeys() {}

    /** A key file's line: 32 times the same byte. */
    public static String line(int filler) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filler);
        return Base64.getEncoder().encodeToString(key) + "\n";
    }

    /** A ring with one key, made anew in {@code directory}. */
    public static KeyRing fresh(Path directory) {
        return KeyRing.open(directory.resolve("dualauth.key"));
    }

    /** A ring with these keys, the current one first. */
    public static KeyRing of(Path directory, int... fillers) {
        StringBuilder lines = new StringBuilder();
        Arrays.stream(fillers).forEach(filler -> lines.append(line(filler)));
        return KeyRing.open(file(directory, lines.toString(), "rw-------"));
    }

    /** A new file in {@code directory} with this text and these permissions. */
    public static Path file(Path directory, String text, String permissions) {
        try {
            Path file = Files.createTempFile(directory, "test", ".key");
            Files.writeString(file, text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
