package io.github.dualauth.edge.smtp.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.dualauth.core.throttle.CallLimit;
import java.time.Clock;

/** How many messages each account may send, counted on this node; unused ones come back evenly. */
public final class MessageRate {

    private static final int MOST_ACCOUNTS = 100_000;

    private final CallLimit limit;
    private final Clock clock;
    private final Cache<String, Bucket> buckets;

    public MessageRate(CallLimit limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder().maximumSize(MOST_ACCOUNTS).build();
    }

    /** Counts one more message, if it is not one too many. */
    public boolean allows(String accountId) {
        return buckets.get(accountId, id -> new Bucket(limit.calls(), clock.millis()))
                .take(limit, clock.millis());
    }

    private static final class Bucket {

        private double left;
        private long at;

        Bucket(double left, long at) {
            this.left = left;
            this.at = at;
        }

        synchronized boolean take(CallLimit limit, long now) {
            double returned = (double) limit.calls()
                    * Math.max(0, now - at)
                    / limit.period().toMillis();
            left = Math.min(limit.calls(), left + returned);
            at = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
