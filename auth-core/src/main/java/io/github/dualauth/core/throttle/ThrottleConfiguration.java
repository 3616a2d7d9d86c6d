package io.github.dualauth.core.throttle;

import io.github.dualauth.core.address.TrustedProxies;
import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What throttling reads from the configuration.
 *
 * @param limits how guessers are slowed down
 * @param proxies whose word is taken for where a request came from
 * @param application how often one application may call; empty for as often as it likes
 * @param account how often may be called for one account; empty for as often as they like
 */
public record ThrottleConfiguration(
        ThrottleLimits limits, TrustedProxies proxies, Optional<CallLimit> application, Optional<CallLimit> account) {

    private static final ConfigurationKey FREE = new ConfigurationKey(
            "dualauth.throttle.free-failures",
            "5",
            "Failures for one ID from one address before delays; 4 times as many for the ID, 20 times for the address.");
    private static final ConfigurationKey LONGEST = new ConfigurationKey(
            "dualauth.throttle.longest-delay",
            "PT15M",
            "What the doubling delays between failures grow to; a fifteenth of it for an address.");
    private static final ConfigurationKey USUAL = new ConfigurationKey(
            "dualauth.throttle.usual-address",
            "P7D",
            "How long an address stays usual for an ID, so that guesses from elsewhere do not delay it.");
    private static final ConfigurationKey ENTRIES = new ConfigurationKey(
            "dualauth.throttle.size", "50000", "Counters of each of the three kinds that a node keeps.");
    private static final ConfigurationKey PROXIES = new ConfigurationKey(
            "dualauth.trusted-proxies",
            "",
            "Addresses and CIDR ranges, comma-separated, whose Forwarded or X-Forwarded-For is believed.");
    private static final ConfigurationKey APPLICATION = new ConfigurationKey(
            "dualauth.limit.application",
            "",
            "Calls of one application in a period, such as 6000/PT1M; no limit if unset.");
    private static final ConfigurationKey ACCOUNT = new ConfigurationKey(
            "dualauth.limit.account", "", "Calls for one account in a period, such as 600/PT1M; no limit if unset.");

    /** All keys of this part. */
    public static final List<ConfigurationKey> KEYS =
            List.of(FREE, LONGEST, USUAL, ENTRIES, PROXIES, APPLICATION, ACCOUNT);

    private static final String NO_LIMIT = "no limit such as 600/PT1M, within a day";

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static ThrottleConfiguration read(ConfigurationReader reader) {
        ThrottleLimits limits = new ThrottleLimits(
                reader.integer(FREE, 1, 1_000_000),
                reader.duration(LONGEST, Duration.ofSeconds(1), Duration.ofDays(1)),
                reader.duration(USUAL, Duration.ofMinutes(1), Duration.ofDays(400)),
                reader.integer(ENTRIES, 100, 10_000_000));
        return new ThrottleConfiguration(
                limits,
                reader.parsed(PROXIES, TrustedProxies::of, "no addresses or CIDR ranges, separated by commas")
                        .orElse(TrustedProxies.of("")),
                reader.parsed(APPLICATION, CallLimit::of, NO_LIMIT),
                reader.parsed(ACCOUNT, CallLimit::of, NO_LIMIT));
    }
}
