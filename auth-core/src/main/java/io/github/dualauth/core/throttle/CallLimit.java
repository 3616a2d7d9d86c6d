package io.github.dualauth.core.throttle;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many calls in so much time; unused ones come back evenly.
 *
 * @param calls how many, also at once
 * @param period in how much time
 */
public record CallLimit(int calls, Duration period) {

    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,8})/(P[\\w.]{1,20})");

    /**
     * Reads {@code 6000/PT1M}: calls, and an ISO-8601 duration.
     *
     * @throws RuntimeException if it is something else
     */
    public static CallLimit of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException();
        }
        Duration period = Duration.parse(matcher.group(2));
        if (period.isNegative() || period.isZero() || period.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException();
        }
        return new CallLimit(Integer.parseInt(matcher.group(1)), period);
    }

    BucketConfiguration configuration() {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(calls)
                        .refillGreedy(calls, period)
                        .build())
                .build();
    }

    /** What a node may let through before it asks the others: a hundredth, if that is a call. */
    int unshared() {
        return calls / 100;
    }
}
