package io.github.dualauth.core.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Runs a body through every way to cut it in two, and byte by byte: the outcome must not depend on it. */
final class EverySplit {

    private EverySplit() {}

    static Outcome of(byte[] body, BodyLimits limits) {
        Outcome whole = Outcome.of(Chunks.whole(body), limits, true);
        assertEquals(whole, Outcome.of(Chunks.whole(body), limits, false), "without reading ahead");
        assertEquals(whole, Outcome.of(Chunks.of(body, 1), limits, false), "byte by byte");
        assertEquals(whole, Outcome.of(Chunks.of(body, 1), limits, true), "byte by byte, read ahead");
        for (int at = 1; at < body.length; at++) {
            assertEquals(whole, Outcome.of(Chunks.splitAt(body, at), limits, at % 2 == 0), "cut at " + at);
        }
        return whole;
    }
}
