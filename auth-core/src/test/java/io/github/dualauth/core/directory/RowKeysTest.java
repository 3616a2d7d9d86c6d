package io.github.dualauth.core.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RowKeysTest {

    @Test
    void namesNeverMeet() {
        assertEquals(false, RowKeys.join("ab", "c").equals(RowKeys.join("a", "bc")));
        assertEquals(false, RowKeys.join("a:", "1").equals(RowKeys.join("a", ":1")));
    }
}
