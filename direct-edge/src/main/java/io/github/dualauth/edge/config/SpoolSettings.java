package io.github.dualauth.edge.config;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.secret.SecretBox;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of a message that was accepted.
 *
 * @param remembered how long it is known which messages were handed over
 * @param relay where the server hands them on to; empty if a consumer takes them
 */
public record SpoolSettings(Duration remembered, Optional<RelaySettings> relay) {

    private static final ConfigurationKey SINK = new ConfigurationKey(
            "dualauth.direct.sink",
            "spool",
            "Who gets what was accepted: spool, a consumer of yours; relay, the SMTP server of dualauth.direct.relay.url.");
    private static final ConfigurationKey REMEMBERED = new ConfigurationKey(
            "dualauth.direct.spool.remembered",
            "P7D",
            "How long a message that was handed over and comes once more is known again; at least PT1H.");

    /** All keys of this record. */
    public static final ConfigurationKeys KEYS =
            new ConfigurationKeys(Stream.concat(Stream.of(SINK, REMEMBERED), RelaySettings.KEYS.stream())
                    .toList());

    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(3650);

    /**
     * Reads and checks everything.
     *
     * @param box opens the relay's password
     * @throws ConfigurationException naming the key at fault
     */
    public static SpoolSettings read(ConfigurationReader reader, SecretBox box) {
        boolean relay = switch (reader.text(SINK)) {
            case "spool" -> false;
            case "relay" -> true;
            default -> throw ConfigurationReader.invalid(SINK, "neither spool nor relay");
        };
        if (!relay) {
            RelaySettings.refuse(reader);
        }
        return new SpoolSettings(
                reader.duration(REMEMBERED, LEAST, MOST),
                relay ? Optional.of(RelaySettings.read(reader, box)) : Optional.empty());
    }
}
