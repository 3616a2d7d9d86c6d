package io.github.dualauth.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Times of many calls, in the order in which they came; for several threads. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    synchronized void add(long one) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count] = one;
        count++;
    }

    synchronized int count() {
        return count;
    }

    /** The time, in milliseconds, that this share of the calls did not exceed. */
    synchronized double milliseconds(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (share * count))] / 1e6;
    }

    /** How often a call from here took longer than one from there, ties counted half: 0.5 when nothing tells them apart. */
    double longerThan(Latencies other) {
        long[] mine = copy();
        long[] theirs = other.copy();
        double longer = 0;
        for (long one : mine) {
            for (long another : theirs) {
                longer += one > another ? 1 : one == another ? 0.5 : 0;
            }
        }
        return longer / mine.length / theirs.length;
    }

    private synchronized long[] copy() {
        return Arrays.copyOf(nanos, count);
    }

    /** Percentiles 5, 50, 95 and 99, as cells of a table. */
    String cells() {
        return String.format(
                Locale.ROOT,
                "%.2f | %.2f | %.2f | %.2f",
                milliseconds(0.05),
                milliseconds(0.5),
                milliseconds(0.95),
                milliseconds(0.99));
    }
}
