package io.github.dualauth.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void cut_noMoreThanThePageTakes_isTheLastPage() {
        assertEquals(new Page<>(List.of(), Optional.empty()), Page.<Integer>cut(List.of(), 2, row -> "after " + row));
        assertEquals(new Page<>(List.of(1, 2), Optional.empty()), Page.cut(List.of(1, 2), 2, row -> "after " + row));
    }

    @Test
    void cut_oneMore_goesOnAfterTheLastRowOfThePage() {
        assertEquals(
                new Page<>(List.of(1, 2), Optional.of("after 2")),
                Page.cut(List.of(1, 2, 3), 2, row -> "after " + row));
    }
}
