package io.github.dualauth.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * The middle of some measurements, and how far they lie apart.
 *
 * @param median the one in the middle
 * @param least the smallest
 * @param most the greatest
 */
record Spread(double median, double least, double most) {

    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** As {@code median (least-most)}, each in this format. */
    String in(String format) {
        return String.format(Locale.ROOT, format + " (" + format + "-" + format + ")", median, least, most);
    }
}
