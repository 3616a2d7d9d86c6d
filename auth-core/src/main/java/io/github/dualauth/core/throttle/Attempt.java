package io.github.dualauth.core.throttle;

import io.github.dualauth.core.throttle.DigestNames.Name;
import java.time.Duration;

/** One credential on its way: may it be verified, and what may be said of the outcome? */
public final class Attempt {

    private final Throttle throttle;
    private final Tried tried;
    private final Name pair;
    private final Standing standing;

    Attempt(Throttle throttle, Tried tried, Name pair, Standing standing) {
        this.throttle = throttle;
        this.tried = tried;
        this.pair = pair;
        this.standing = standing;
    }

    /** How long it must wait; zero when it may be verified now. */
    public Duration delay() {
        return standing.delay(throttle.now(), tried.guessable());
    }

    /**
     * The secret was wrong, or the ID unknown: counts that. When others used the tries up meanwhile, the answer is the
     * delay and must not tell that it was wrong.
     */
    public Duration failed() {
        Duration delay = throttle.count(tried, pair, standing.usual());
        return standing.usual() && !tried.guessable().getAsBoolean() ? Duration.ZERO : delay;
    }

    /**
     * The secret was right. When failures used the tries up meanwhile, the answer is the delay and must not tell that it
     * was right: of many guesses sent at once, no more count than of as many sent in a row.
     */
    public Duration succeeded() {
        if (standing.usual() && !standing.renew()) {
            return throttle.standing(tried, pair).delay(throttle.now(), tried.guessable());
        }
        Standing current = throttle.current(tried, pair);
        Duration delay = current.delay(throttle.now(), tried.guessable());
        if (delay.isZero()) {
            throttle.remember(tried, pair, current);
        }
        return delay;
    }
}
