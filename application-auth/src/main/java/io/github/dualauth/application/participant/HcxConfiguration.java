package io.github.dualauth.application.participant;

import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import java.time.Duration;
import java.util.List;

/**
 * How long the tokens of an HCX exchange live, and which are taken.
 *
 * @param tokenLifetime how long an API key is good that is issued here
 * @param longestLifetime how long one may be good at most, also if the participant made it itself
 * @param onlyIssued whether only API keys that were issued here are taken
 * @param milliseconds whether times in milliseconds, a known fault, are taken for what they mean
 * @param gatewayLifetime how long a gateway token is good
 */
public record HcxConfiguration(
        Duration tokenLifetime,
        Duration longestLifetime,
        boolean onlyIssued,
        boolean milliseconds,
        Duration gatewayLifetime) {

    private static final ConfigurationKey TOKEN_LIFETIME = new ConfigurationKey(
            "dualauth.hcx.token-lifetime", "PT5M", "How long an HCX API key is good that is issued here.");
    private static final ConfigurationKey LONGEST_LIFETIME = new ConfigurationKey(
            "dualauth.hcx.longest-lifetime",
            "PT1H",
            "How far exp may be from iat in an API key, also one that the participant made with its own client secret.");
    private static final ConfigurationKey ONLY_ISSUED = new ConfigurationKey(
            "dualauth.hcx.only-issued",
            "false",
            "Takes only API keys that were issued here, and none that a participant made itself.");
    private static final ConfigurationKey MILLISECONDS = new ConfigurationKey(
            "dualauth.hcx.milliseconds",
            "false",
            "Takes API keys whose iat and exp are in milliseconds, a known fault of one implementation.");
    private static final ConfigurationKey GATEWAY_LIFETIME = new ConfigurationKey(
            "dualauth.hcx.gateway-token-lifetime", "PT5M", "How long a token for a call to a participant is good.");

    /** All keys of it. */
    public static final ConfigurationKeys KEYS = new ConfigurationKeys(
            List.of(TOKEN_LIFETIME, LONGEST_LIFETIME, ONLY_ISSUED, MILLISECONDS, GATEWAY_LIFETIME));

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(1);
    private static final Duration MOST_OF_GATEWAY = Duration.ofHours(1);

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static HcxConfiguration read(ConfigurationReader reader) {
        Duration longest = reader.duration(LONGEST_LIFETIME, LEAST, MOST);
        return new HcxConfiguration(
                reader.duration(TOKEN_LIFETIME, LEAST, longest),
                longest,
                reader.flag(ONLY_ISSUED),
                reader.flag(MILLISECONDS),
                reader.duration(GATEWAY_LIFETIME, LEAST, MOST_OF_GATEWAY));
    }
}
