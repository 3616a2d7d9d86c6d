package io.github.dualauth.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.DependencyUnavailableException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A grid that answers nobody. */
class GridMapTest {

    private static final int TRIES = 5;

    private final GridMap map = new GridMap(null, question -> {}, new GridMap.Silence());

    /** One that does not answer within seconds holds up one call, and not each of those that follow at once. */
    @Test
    void waitsForNoOtherAnswerAMomentAfterOneThatDidNotCome() {
        List<String> failures =
                IntStream.range(0, TRIES).mapToObj(i -> failure()).toList();
        assertEquals("the data grid does not answer", failures.get(0));
        assertTrue(failures.contains("the data grid did not answer a moment ago"), failures::toString);
    }

    @Test
    void isInterruptedStillAfterAnInterruptedCall() {
        Thread.currentThread().interrupt();
        assertEquals("interrupted while the data grid was asked", failure());
        assertTrue(Thread.interrupted());
    }

    private String failure() {
        return assertThrows(DependencyUnavailableException.class, () -> map.putIfAbsent("k", new byte[] {1}))
                .getMessage();
    }
}
