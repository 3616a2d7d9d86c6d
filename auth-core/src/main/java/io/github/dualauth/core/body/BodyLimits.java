package io.github.dualauth.core.body;

/**
 * How much of a body is read, kept and checked before the resource runs.
 *
 * @param bufferLimit bytes kept while {@code auth} is looked for; a body that needs more is refused
 * @param window bytes that {@link WatchedBody#readAhead()} reads beyond those that were needed to find {@code auth}
 * @param maxDepth objects and arrays that may be open at once, the outermost object included; at least 2
 * @param maxValueLength UTF-16 code units of one name or value in {@code auth}
 */
public record BodyLimits(int bufferLimit, int window, int maxDepth, int maxValueLength) {

    /** Refuses limits under which nothing could be read, with an {@link IllegalArgumentException} that names the one. */
    public BodyLimits {
        atLeast("bufferLimit", bufferLimit, 1);
        atLeast("window", window, 0);
        atLeast("maxDepth", maxDepth, 2);
        atLeast("maxValueLength", maxValueLength, 1);
    }

    /** 1 MiB kept, 64 KiB ahead, 64 levels, 1024 characters. */
    public static BodyLimits defaults() {
        return new BodyLimits(1 << 20, 1 << 16, 64, 1024);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least);
        }
    }
}
