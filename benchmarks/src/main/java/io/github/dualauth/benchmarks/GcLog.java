package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM writes with {@code -Xlog:gc} about the heap. */
final class GcLog {

    /** Such as {@code GC(7) Pause Young (Normal) (G1 Evacuation Pause) 310M->188M(512M) 4.1ms}. */
    private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(\\d+M\\)");

    private final Path file;
    private int begin;

    GcLog(Path file) {
        this.file = file;
    }

    /** Counts from here. */
    void mark() throws IOException {
        begin = Files.readAllLines(file).size();
    }

    /**
     * The greatest sizes since the mark, in MiB.
     *
     * @param used before a collection
     * @param left after one
     */
    record Peak(double used, double left) {}

    Peak peak() throws IOException {
        double used = 0;
        double left = 0;
        for (String line : Files.readAllLines(file).stream().skip(begin).toList()) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                used = Math.max(used, Double.parseDouble(pause.group(1)));
                left = Math.max(left, Double.parseDouble(pause.group(2)));
            }
        }
        return new Peak(used, left);
    }
}
