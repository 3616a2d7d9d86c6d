package io.github.dualauth.core.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SingleNodeTest {

    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2};

    private final SharedMap map = new SingleNode().map("m", 10, Duration.ofMinutes(1));

    @Test
    void swapsOnlyWhatIsStillThere() {
        assertFalse(map.replace("k", ONE, TWO));
        assertTrue(map.putIfAbsent("k", ONE));
        assertFalse(map.putIfAbsent("k", TWO));
        assertFalse(map.replace("k", TWO, ONE));
        assertArrayEquals(ONE, map.get("k").orElseThrow());
        assertTrue(map.replace("k", ONE, TWO));
        assertArrayEquals(TWO, map.get("k").orElseThrow());
    }

    @Test
    void forgetsWhatIsRemoved() {
        map.putIfAbsent("k", ONE);
        map.remove("k");
        assertTrue(map.get("k").isEmpty());
    }

    @Test
    void givesCopies() {
        map.putIfAbsent("k", new byte[] {1});
        map.get("k").orElseThrow()[0] = 9;
        assertArrayEquals(ONE, map.get("k").orElseThrow());
    }

    @Test
    void makesOneMapForEachName() {
        try (SingleNode node = new SingleNode()) {
            SharedMap first = node.map("a", 10, Duration.ofMinutes(1));
            assertSame(first, node.map("a", 10, Duration.ofMinutes(1)));
        }
    }

    @Test
    void missesNobodyAndForgetsItsMapsWhenClosed() {
        SingleNode node = new SingleNode();
        assertTrue(node.reachable());
        assertTrue(node.map("a", 10, Duration.ofMinutes(1)).putIfAbsent("k", ONE));
        node.close();
        assertTrue(node.map("a", 10, Duration.ofMinutes(1)).get("k").isEmpty());
    }
}
