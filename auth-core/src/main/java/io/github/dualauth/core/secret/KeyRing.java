package io.github.dualauth.core.secret;

import io.github.dualauth.core.config.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys under which secrets are stored, from one file: a key a line, 256 bits in Base64, the current one first. A
 * key's ID is the beginning of its own SHA-256, so that another key is never taken for it.
 */
public final class KeyRing {

    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    /** A group may read: container platforms mount secrets that way. */
    private static final Set<PosixFilePermission> REFUSED =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private final Map<String, SecretKeySpec> keys;
    private final String currentId;
    private final boolean created;

    private KeyRing(Map<String, SecretKeySpec> keys, boolean created) {
        this.keys = keys;
        this.currentId = keys.keySet().iterator().next();
        this.created = created;
    }

    /**
     * Reads the file, or makes it with one new key, readable by its owner only.
     *
     * @throws ConfigurationException if the file cannot be read or made, or holds no keys
     */
    public static KeyRing open(Path file) {
        try {
            boolean created = Files.notExists(file) && create(file);
            return new KeyRing(read(file), created);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "the key file " + file + " can be neither read nor made: " + e.getMessage(), e);
        }
    }

    /** Makes the directory (and those above it) that files with secrets go to, for their owner only. */
    public static void ownDirectory(Path directory) throws IOException {
        // Not notExists(): below something that is no directory, nobody can tell, and it answers false.
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, owner(directory, "rwx------"));
        }
    }

    /** Makes a file for its owner only, if it is not there yet. */
    public static void ownFile(Path file) throws IOException {
        ownDirectory(file.toAbsolutePath().getParent());
        try {
            Files.createFile(file, owner(file, "rw-------"));
        } catch (FileAlreadyExistsException ignored) {
            // Whoever made it chose who may read it.
        }
    }

    private static boolean create(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        ownDirectory(file.toAbsolutePath().getParent());
        // Written aside and moved in one step: no start ever finds half a key.
        Path draft =
                Files.createTempFile(file.toAbsolutePath().getParent(), "dualauth", ".key", owner(file, "rw-------"));
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.SYNC);
            Files.createLink(file, draft);
            return true;
        } catch (FileAlreadyExistsException ignored) {
            return false;
        } finally {
            Files.delete(draft);
        }
    }

    private static FileAttribute<?>[] owner(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static Map<String, SecretKeySpec> read(Path file) throws IOException {
        refuseOpenToOthers(file);
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (String line : lines) {
            if (!line.isBlank()) {
                byte[] key = decode(file, line.strip());
                keys.put(idOf(key), new SecretKeySpec(key, ALGORITHM));
            }
        }
        if (keys.isEmpty()) {
            throw new ConfigurationException("the key file " + file + " holds no key");
        }
        return keys;
    }

    private static byte[] decode(Path file, String line) {
        try {
            byte[] key = Base64.getDecoder().decode(line);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException expected) {
            // Told below, without the line.
        }
        throw new ConfigurationException("the key file " + file + " holds a line that is not 32 bytes in Base64");
    }

    private static void refuseOpenToOthers(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null && !Collections.disjoint(Files.getPosixFilePermissions(file), REFUSED)) {
            throw new ConfigurationException(
                    "the key file " + file + " can be read or changed by others than its owner: chmod 600 it");
        }
    }

    private static String idOf(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the file was made just now: then nothing stored can be under its key. */
    public boolean created() {
        return created;
    }

    /** The ID of the key for new values. */
    public String currentId() {
        return currentId;
    }

    /** Whether values under this key can be read. */
    public boolean has(String keyId) {
        return keys.containsKey(keyId);
    }

    /** HMAC-SHA256 of {@code message} for one purpose under one key; 32 bytes (RFC 2104, RFC 6234). */
    public byte[] hmac(String keyId, String purpose, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keys.get(keyId));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
