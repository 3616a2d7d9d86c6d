package io.github.dualauth.core.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyLimitsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void defaults_areThoseOfTheDesign() {
        assertEquals(new BodyLimits(1_048_576, 65_536, 64, 1024, LIMIT), BodyLimits.defaults());
    }

    @Test
    void limits_smallestThatReadAnything_areTaken() {
        assertEquals(2, new BodyLimits(1, 0, 2, 1, LIMIT).maxDepth());
    }

    @Test
    void limits_underWhichNothingCouldBeRead_areNamed() {
        assertNamed("bufferLimit", () -> new BodyLimits(0, 0, 2, 1, LIMIT));
        assertNamed("window", () -> new BodyLimits(1, -1, 2, 1, LIMIT));
        assertNamed("maxDepth", () -> new BodyLimits(1, 0, 1, 1, LIMIT));
        assertNamed("maxValueLength", () -> new BodyLimits(1, 0, 2, 0, LIMIT));
        assertNamed("timeLimit", () -> new BodyLimits(1, 0, 2, 1, Duration.ZERO));
    }

    private static void assertNamed(String name, Runnable limits) {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, limits::run);
        assertTrue(thrown.getMessage().startsWith(name + " "), thrown.getMessage());
    }
}
