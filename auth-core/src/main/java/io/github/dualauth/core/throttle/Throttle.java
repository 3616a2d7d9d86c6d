package io.github.dualauth.core.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.throttle.DigestNames.Name;
import io.github.dualauth.core.throttle.shared.SharedState;
import io.github.dualauth.core.throttle.shared.SharedTime;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Slows guessers down without shutting their victims out. Failures are counted for an ID, for an address, and for both
 * together; each count has growing delays of its own. From an address where the right secret came from lately, only
 * failures for this ID from this very address delay: whoever guesses elsewhere, or at other IDs behind the same NAT,
 * delays nobody who is known there. A success forgives nothing, or else a victim's own calls would hand out new guesses;
 * time does.
 *
 * <p>The counts are shared by all nodes. What a node has read of them it believes for a second; counting a failure, and
 * taking a right secret from an address that is not usual, always look at the shared ones.
 */
public final class Throttle {

    private static final int RENEWALS = 16;

    private final FailureCounter pairs;
    private final FailureCounter ids;
    private final FailureCounter addresses;
    private final UsualAddresses usual;
    private final long renewMinutes;
    private final DigestNames names;
    private final SharedTime time;
    private final Cache<Name, Standing> standings;

    /** Counts in maps of {@code cluster}. */
    public Throttle(Cluster cluster, DigestNames names, ThrottleLimits limits, SharedTime time) {
        SharedState state = new SharedState(cluster, limits.entries(), time);
        this.pairs = new FailureCounter(state, "pairs", limits.pairs());
        this.ids = new FailureCounter(state, "ids", limits.ids());
        this.addresses = new FailureCounter(state, "addresses", limits.addresses());
        this.usual = new UsualAddresses(state.map("usual", limits.usualTime()), limits.usualTime());
        this.renewMinutes = limits.usualTime().toMinutes() / RENEWALS;
        this.names = names;
        this.time = time;
        this.standings = Caffeine.newBuilder().maximumSize(limits.entries()).build();
    }

    /** Begins a try; nothing is counted before {@link Attempt#failed} or {@link Attempt#succeeded}. */
    public Attempt attempt(Tried tried) {
        Name pair = names.pair(tried);
        return new Attempt(this, tried, pair, standing(tried, pair));
    }

    /** What this node knew within the last second, or what all know now; read by one thread for all that wait. */
    Standing standing(Tried tried, Name pair) {
        long now = time.millis();
        Standing known = standings.getIfPresent(pair);
        if (known != null && known.fresh(now)) {
            return known;
        }
        return standings
                .asMap()
                .compute(pair, (same, other) -> other != null && other.fresh(now) ? other : read(tried, pair, now));
    }

    /** What all nodes know now. */
    Standing current(Tried tried, Name pair) {
        standings.invalidate(pair);
        return standing(tried, pair);
    }

    private Standing read(Tried tried, Name pair, long now) {
        long minute = TimeUnit.MILLISECONDS.toMinutes(now);
        OptionalLong seen = usual.seen(names.id(tried), names.address(tried), minute);
        long pairUntil = now + upToMillis(pairs.delay(pair));
        if (seen.isPresent()) {
            return new Standing(true, minute - seen.getAsLong() >= renewMinutes, pairUntil, 0, now);
        }
        Duration others = longer(ids.delay(names.id(tried)), addresses.delay(names.address(tried)));
        return new Standing(false, true, pairUntil, now + upToMillis(others), now);
    }

    /** Counts a failure everywhere it counts; what was too early is counted nowhere, and has to wait that long. */
    Duration count(Tried tried, Name pair, boolean fromUsual) {
        Duration delay = pairs.count(pair);
        if (delay.isZero() && fromUsual) {
            addresses.count(names.address(tried));
        } else if (delay.isZero()) {
            delay = addresses.count(names.address(tried));
            if (delay.isZero()) {
                delay = ids.count(names.id(tried));
            }
        }
        standings.invalidate(pair);
        return delay;
    }

    void remember(Tried tried, Name pair, Standing standing) {
        usual.add(names.id(tried), names.address(tried), TimeUnit.MILLISECONDS.toMinutes(now()));
        standings.put(pair, standing.nowUsual());
    }

    long now() {
        return time.millis();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static long upToMillis(Duration delay) {
        return delay.plusNanos(999_999).toMillis();
    }
}
