package io.github.dualauth.core.throttle.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.cluster.SharedMap;
import io.github.dualauth.core.cluster.SingleNode;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.testing.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A node whose grid fails goes on with what it wrote itself, and comes back by itself. */
class SurvivingMapTest {

    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2};
    private static final byte[] THREE = {3};
    private static final long PAUSE = 1000;

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final SharedMap others = map("shared");
    private final Grid grid = new Grid(others);
    private final SurvivingMap map = new SurvivingMap(grid, map("own"), new SharedTime(now::get));

    private static SharedMap map(String name) {
        return new SingleNode().map(name, 100, Duration.ofHours(1));
    }

    @Test
    void sharedGrid_isWhatCounts() {
        assertTrue(map.putIfAbsent("k", ONE));
        assertFalse(map.putIfAbsent("k", TWO));
        assertFalse(map.replace("k", TWO, THREE));
        assertTrue(map.replace("k", ONE, TWO));
        assertArrayEquals(TWO, others.get("k").orElseThrow());
        assertTrue(others.replace("k", TWO, THREE));
        assertArrayEquals(THREE, map.get("k").orElseThrow());
        map.remove("k");
        assertEquals(Optional.empty(), others.get("k"));
        assertEquals(Optional.empty(), map.get("k"));
    }

    @Test
    void gridGone_goesOnWithWhatItWroteLast() {
        assertTrue(map.putIfAbsent("k", ONE));
        assertTrue(map.replace("k", ONE, TWO));
        assertTrue(map.putIfAbsent("removed", ONE));
        map.remove("removed");
        assertTrue(others.putIfAbsent("theirs", ONE));
        grid.gone = true;
        assertArrayEquals(TWO, map.get("k").orElseThrow());
        assertEquals(Optional.empty(), map.get("removed"));
        assertEquals(Optional.empty(), map.get("theirs"));
        assertFalse(map.putIfAbsent("k", THREE));
        assertFalse(map.replace("k", ONE, THREE));
        assertTrue(map.replace("k", TWO, THREE));
        assertArrayEquals(THREE, map.get("k").orElseThrow());
        assertTrue(map.putIfAbsent("new", ONE));
        assertArrayEquals(ONE, map.get("new").orElseThrow());
        map.remove("new");
        assertEquals(Optional.empty(), map.get("new"));
    }

    @Test
    void refusedByTheGrid_isNoCopy() {
        assertTrue(others.putIfAbsent("k", ONE));
        assertFalse(map.putIfAbsent("k", TWO));
        assertFalse(map.replace("k", TWO, THREE));
        grid.gone = true;
        assertEquals(Optional.empty(), map.get("k"));
    }

    @Test
    void gridGone_isAskedOnceASecondOnly() {
        grid.gone = true;
        grid.asked = 0;
        assertEquals(Optional.empty(), map.get("k"));
        assertEquals(1, grid.asked);
        now.addAndGet(PAUSE - 1);
        assertEquals(Optional.empty(), map.get("k"));
        assertEquals(1, grid.asked);
        now.addAndGet(1);
        assertEquals(Optional.empty(), map.get("k"));
        assertEquals(Optional.empty(), map.get("k"));
        assertEquals(2, grid.asked);
        now.addAndGet(PAUSE - 1);
        assertEquals(Optional.empty(), map.get("k"));
        assertEquals(2, grid.asked, "the pause begins again");
    }

    @Test
    void gridBack_isSharedAgain() {
        grid.gone = true;
        assertTrue(map.putIfAbsent("alone", ONE));
        grid.gone = false;
        assertTrue(map.putIfAbsent("still alone", ONE));
        assertEquals(Optional.empty(), others.get("still alone"), "a second is not over");
        now.addAndGet(PAUSE);
        assertTrue(map.putIfAbsent("k", TWO));
        assertArrayEquals(TWO, others.get("k").orElseThrow());
        assertTrue(map.putIfAbsent("l", TWO));
        assertArrayEquals(TWO, others.get("l").orElseThrow());
        assertEquals(Optional.empty(), map.get("alone"), "what was counted alone stays there");
    }

    @Test
    void gridGone_isToldOnce() {
        try (LogLines log = LogLines.of(SurvivingMap.class)) {
            grid.gone = true;
            for (int i = 0; i < 3; i++) {
                assertEquals(Optional.empty(), map.get("k"));
                now.addAndGet(PAUSE);
            }
            List<String> told = log.take();
            assertEquals(1, told.size(), told::toString);
            assertTrue(told.get(0).startsWith("WARNING throttling goes on without the other nodes: "), told.get(0));
            grid.gone = false;
            assertEquals(Optional.empty(), map.get("k"));
            grid.gone = true;
            assertEquals(Optional.empty(), map.get("k"));
            assertEquals(1, log.take().size());
        }
    }

    /** What all nodes share, until it cannot be reached. */
    private static final class Grid implements SharedMap {

        private final SharedMap map;
        private boolean gone;
        private int asked;

        Grid(SharedMap map) {
            this.map = map;
        }

        private SharedMap reached() {
            asked++;
            if (gone) {
                throw new DependencyUnavailableException("gone", null);
            }
            return map;
        }

        @Override
        public Optional<byte[]> get(String key) {
            return reached().get(key);
        }

        @Override
        public boolean putIfAbsent(String key, byte[] value) {
            return reached().putIfAbsent(key, value);
        }

        @Override
        public boolean replace(String key, byte[] expected, byte[] value) {
            return reached().replace(key, expected, value);
        }

        @Override
        public void remove(String key) {
            reached().remove(key);
        }
    }
}
