package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What each thread of a process has spent on a processor: {@code /proc/<pid>/task/<tid>/schedstat}. Those of the JIT
 * compiler are left out, as a warm server does without.
 *
 * @param nanos by the thread's ID
 */
record CpuTime(Map<String, Long> nanos) {

    /** Until now. */
    static CpuTime of(long pid) throws IOException {
        Map<String, Long> nanos = new HashMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                nanos.put(thread.getFileName().toString(), nanosUnlessCompiler(thread));
            }
        }
        return new CpuTime(nanos);
    }

    private static long nanosUnlessCompiler(Path thread) {
        try {
            String name = Files.readString(thread.resolve("comm"));
            return name.startsWith("C1 Comp") || name.startsWith("C2 Comp")
                    ? 0
                    : Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ", 2)[0]);
        } catch (IOException ended) {
            return 0;
        }
    }

    /** What came since, of threads that are still there; one that has ended takes nothing away from the others. */
    Duration since(CpuTime before) {
        return Duration.ofNanos(nanos.entrySet().stream()
                .mapToLong(thread ->
                        Math.max(0, thread.getValue() - before.nanos().getOrDefault(thread.getKey(), 0L)))
                .sum());
    }
}
