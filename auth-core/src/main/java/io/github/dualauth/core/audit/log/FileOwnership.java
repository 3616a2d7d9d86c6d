package io.github.dualauth.core.audit.log;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.secret.KeyRing;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/** Opens a file that one deployment alone may write: no other process, and no other deployment of this server. */
final class FileOwnership {

    private FileOwnership() {}

    /**
     * Opens the file to write at its end, or makes it for its owner only; it is ours until it is closed.
     *
     * @throws ConfigurationException if another deployment writes it
     */
    static FileOutputStream take(Path path) throws IOException {
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
                "the audit file " + path + " is written by another deployment: set dualauth.audit.file");
    }
}
