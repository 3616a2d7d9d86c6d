package io.github.dualauth.application.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a new API key is to be called, and when and where it is to be good.
 *
 * @param name what people call it
 * @param notBefore the first instant at which it is good; empty for at once
 * @param expires the first instant at which it is good no more; empty for no end
 * @param environment the one environment that takes it, such as {@code production}
 * @param addresses the addresses and CIDR ranges that it may come from; none for all
 */
public record ApiKeyTerms(
        String name,
        Optional<Instant> notBefore,
        Optional<Instant> expires,
        String environment,
        List<String> addresses) {

    /** How many ranges a key can have. */
    public static final int MOST_ADDRESSES = 40;

    /** Keeps its own copy. */
    public ApiKeyTerms {
        addresses = List.copyOf(addresses);
    }

    /** Good at once, without end, from everywhere. */
    public static ApiKeyTerms unlimited(String name, String environment) {
        return new ApiKeyTerms(name, Optional.empty(), Optional.empty(), environment, List.of());
    }
}
