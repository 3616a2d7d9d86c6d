package io.github.dualauth.core.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RowKeysTest {

    @Test
    void namesNeverMeet() {
        assertEquals(false, new AccountName("ab", "c").text().equals(new AccountName("a", "bc").text()));
        assertEquals(false, new UserName("a:", "1").text().equals(new UserName("a", ":1").text()));
    }
}
