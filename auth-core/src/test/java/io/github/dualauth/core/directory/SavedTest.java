package io.github.dualauth.core.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SavedTest {

    @Test
    void orElseThrow_nothingStored_throws() {
        assertEquals("row", new Saved.Stored<>("row", true).orElseThrow());
        assertThrows(IllegalStateException.class, () -> new Saved.AlreadyExists<String>().orElseThrow());
        assertThrows(IllegalStateException.class, () -> new Saved.DoesNotExist<String>().orElseThrow());
    }
}
