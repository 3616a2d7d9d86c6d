package io.github.dualauth.core.secret;

import io.github.dualauth.core.config.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys under which secrets are stored: a key a line, 256 bits in Base64, the newest first. The first is the current
 * one, for new values. One that is not to be used yet, and only read with, has a {@code next:} in front: so each node knows
 * while a key is replaced, one node after the other, which of two keys is the newer, and none seals anew what another
 * has sealed already. A key's version is its ID, the beginning of its own SHA-256: another key is never taken for it.
 */
public final class KeyRing {

    /** A group may read: container platforms mount secrets that way. */
    private static final Set<PosixFilePermission> REFUSED =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private final Map<String, SecretKeySpec> keys = new HashMap<>();
    private final List<String> ids;
    private final int current;
    private final String source;
    private final Optional<Path> made;

    private KeyRing(List<KeyLine> lines, String source, Optional<Path> made) {
        lines.forEach(line -> keys.put(line.id(), line.key()));
        this.ids = lines.stream().map(KeyLine::id).toList();
        this.current = (int) lines.stream().takeWhile(KeyLine::next).count();
        this.source = source;
        this.made = made;
    }

    /**
     * Takes the keys from lines that no file holds, separated by line ends or commas.
     *
     * @param source what to call it in a message
     * @throws ConfigurationException if they are no keys, without them
     */
    public static KeyRing of(Secret lines, String source) {
        return new KeyRing(KeyLine.read(String.valueOf(lines.toCharArray()), source), source, Optional.empty());
    }

    /**
     * Reads the file, or makes it with one new key, readable by its owner only.
     *
     * @throws ConfigurationException if the file cannot be read or made, or holds no keys
     */
    public static KeyRing open(Path file) {
        try {
            boolean made = Files.notExists(file) && create(file);
            return new KeyRing(read(file), name(file), made ? Optional.of(file) : Optional.empty());
        } catch (IOException e) {
            throw ConfigurationException.file(name(file) + " can be neither read nor made", e);
        }
    }

    /** The lines of a key file that nobody else may change or read. */
    static List<KeyLine> read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ConfigurationException(name(file) + " is a directory");
        }
        if (isOpenToOthers(file)) {
            throw new ConfigurationException(
                    name(file) + " can be read or changed by others than its owner: chmod 600 it");
        }
        // Keys are ASCII; what is none of them is then a line that holds no key.
        return KeyLine.read(Files.readString(file, StandardCharsets.ISO_8859_1), name(file));
    }

    private static String name(Path file) {
        return "the key file " + file;
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
        try {
            newFile(file);
        } catch (FileAlreadyExistsException ignored) {
            // Whoever made it chose who may read it.
        }
    }

    /**
     * Makes a file for its owner only.
     *
     * @throws FileAlreadyExistsException if anything is there by this name
     */
    public static void newFile(Path file) throws IOException {
        ownDirectory(file.toAbsolutePath().getParent());
        Files.createFile(file, owner(file, "rw-------"));
    }

    private static boolean create(Path file) throws IOException {
        ownDirectory(file.toAbsolutePath().getParent());
        // Written aside and moved in one step: no start ever finds half a key.
        Path draft =
                Files.createTempFile(file.toAbsolutePath().getParent(), "dualauth", ".key", owner(file, "rw-------"));
        try {
            Files.writeString(draft, KeyLine.make(false).text(), StandardOpenOption.SYNC);
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

    /** Whether others than its owner may read or change a file that is there; a group may read. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null
                && !Collections.disjoint(Files.getPosixFilePermissions(file), REFUSED);
    }

    /**
     * Takes a file away again that was made just now, as there was one before: nobody must take it for the lost one.
     *
     * @return whether there was anything to take away
     */
    boolean discard() {
        try {
            return made.isPresent() && Files.deleteIfExists(made.get());
        } catch (IOException ignored) {
            // It stays; the start is refused all the same.
            return true;
        }
    }

    /** The ID of the key for new values. */
    public String currentId() {
        return ids.get(current);
    }

    /** The IDs of the keys that the current one has replaced. */
    public List<String> oldIds() {
        return ids.subList(current + 1, ids.size());
    }

    /**
     * The ID of the oldest key: all nodes have the same one while a key is replaced, and keep it until the old key is
     * removed. For names and digests that nodes share, and that need no protection from an old key.
     */
    public String stableId() {
        return ids.get(ids.size() - 1);
    }

    /** Where the keys come from, in words. */
    public String source() {
        return source;
    }

    /** Whether values under this key can be read. */
    public boolean has(String keyId) {
        return keys.containsKey(keyId);
    }

    /** HMAC-SHA256 of {@code message} for one purpose under one key; 32 bytes (RFC 2104, RFC 6234). */
    public byte[] hmac(String keyId, String purpose, byte[] message) {
        try {
            Mac mac = Mac.getInstance(KeyLine.ALGORITHM);
            mac.init(keys.get(keyId));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
