package io.github.dualauth.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

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

    /** Of what the figures are of the bases, round by round. */
    static Spread ofShares(List<Double> figures, List<Double> bases) {
        return of(IntStream.range(0, bases.size())
                .mapToObj(i -> figures.get(i) / bases.get(i))
                .toList());
    }

    /** Adds one more figure to those of this name. */
    static void add(Map<String, List<Double>> figures, String name, double figure) {
        figures.computeIfAbsent(name, key -> new ArrayList<>()).add(figure);
    }

    /** As {@code median (least-most)}, each in this format. */
    String in(String format) {
        return String.format(Locale.ROOT, format + " (" + format + "-" + format + ")", median, least, most);
    }
}
