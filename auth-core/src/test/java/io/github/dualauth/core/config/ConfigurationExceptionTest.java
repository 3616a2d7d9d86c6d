package io.github.dualauth.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

final class ConfigurationExceptionTest {

    @Test
    void file_notPermitted_saysWhoseFaultItIs() {
        assertEquals(
                "the key cannot be read: this user has no permission for /keys/one",
                message(new AccessDeniedException("/keys/one")));
    }

    @Test
    void file_missing_saysSo() {
        assertEquals("the key cannot be read: there is no /keys/one", message(new NoSuchFileException("/keys/one")));
    }

    @Test
    void file_otherFault_keepsItsReason() {
        assertEquals(
                "the key cannot be read: /keys/one: Read-only file system",
                message(new FileSystemException("/keys/one", null, "Read-only file system")));
        assertEquals("the key cannot be read: half a line", message(new IOException("half a line")));
    }

    private static String message(IOException cause) {
        return ConfigurationException.file("the key cannot be read", cause).getMessage();
    }
}
