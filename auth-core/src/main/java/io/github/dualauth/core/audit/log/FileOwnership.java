package io.github.dualauth.core.audit.log;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.secret.KeyRing;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/**
 * A file that one deployment alone may write: no other process, and no other deployment of this server. The lock that other
 * processes see is on a file beside it, {@code .lock}, which stays: a process that closes any descriptor of a file loses
 * all its locks on that file (POSIX, fcntl), and whoever writes the file also reads it.
 */
final class FileOwnership implements Closeable {

    private final FileOutputStream file;
    private final FileOutputStream lock;

    private FileOwnership(FileOutputStream file, FileOutputStream lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Opens the file to write at its end, or makes it for its owner only; it is ours until this is closed.
     *
     * @throws ConfigurationException if another deployment writes it
     */
    static FileOwnership take(Path path) throws IOException {
        // First the file itself: another deployment of this server must not get as far as to open our lock and close
        // it.
        FileOutputStream file = locked(path, path);
        try {
            return new FileOwnership(file, locked(path.resolveSibling(path.getFileName() + ".lock"), path));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static FileOutputStream locked(Path path, Path audit) throws IOException {
        KeyRing.ownFile(path);
        FileOutputStream file = new FileOutputStream(path.toFile(), true);
        try {
            if (file.getChannel().tryLock() != null) {
                return file;
            }
        } catch (OverlappingFileLockException ignored) {
            // Told below: it is another deployment on this server.
        }
        file.close();
        throw new ConfigurationException(
                "the audit file " + audit + " is written by another deployment: set dualauth.audit.file");
    }

    FileOutputStream file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            file.close();
        }
    }
}
