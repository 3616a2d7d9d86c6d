package io.github.dualauth.core.body;

import java.time.Duration;

/**
 * How much of a body is read, kept and checked before the resource runs.
 *
 * @param bufferLimit bytes kept while {@code auth} is looked for; a body that needs more is refused
 * @param window bytes that {@link WatchedBody#readAhead()} reads beyond those that were needed to find {@code auth}
 * @param maxDepth objects and arrays that may be open at once, the outermost object included; at least 2
 * @param maxValueLength UTF-16 code units of one name or value in {@code auth}
 * @param timeLimit how long a body is waited for in all until {@code auth} is found; what streams on must then come at
 *     {@link #LEAST_RATE} on average beyond it
 */
public record BodyLimits(int bufferLimit, int window, int maxDepth, int maxValueLength, Duration timeLimit) {

    /** Bytes a second; slower is nobody whom a server has to wait for. */
    static final int LEAST_RATE = 500;

    /** Refuses limits under which nothing could be read, with an {@link IllegalArgumentException} that names the one. */
    public BodyLimits {
        atLeast("bufferLimit", bufferLimit, 1);
        atLeast("window", window, 0);
        atLeast("maxDepth", maxDepth, 2);
        atLeast("maxValueLength", maxValueLength, 1);
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("timeLimit must be more than nothing");
        }
    }

    /** 1 MiB kept, 64 KiB ahead, 64 levels, 1024 characters, 30 seconds. */
    public static BodyLimits defaults() {
        return new BodyLimits(1 << 20, 1 << 16, 64, 1024, Duration.ofSeconds(30));
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least);
        }
    }
}
