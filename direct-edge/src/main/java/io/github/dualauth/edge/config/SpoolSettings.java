package io.github.dualauth.edge.config;

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
 * @param kept how long what is over is kept
 * @param room how much the spool holds
 * @param relay where the server hands them on to; empty if a consumer takes them
 */
public record SpoolSettings(Kept kept, Room room, Optional<RelaySettings> relay) {

    /**
     * How long what is over is kept.
     *
     * @param remembered how long it is known which messages were handed over
     * @param deadLetters how long messages are kept that nobody tries to hand on any more
     */
    public record Kept(Duration remembered, Duration deadLetters) {}

    /**
     * How much the spool holds: what comes in, what waits, and dead letters.
     *
     * @param messages the most messages
     * @param bytes the most bytes of all of them
     * @param share how many percent of both one account may have
     */
    public record Room(int messages, long bytes, int share) {}

    private static final ConfigurationKey SINK = new ConfigurationKey(
            "dualauth.direct.sink",
            "spool",
            "Who gets what was accepted: spool, a consumer of yours; relay, the SMTP server of dualauth.direct.relay.url.");
    private static final ConfigurationKey REMEMBERED = new ConfigurationKey(
            "dualauth.direct.spool.remembered",
            "P7D",
            "How long a message that was handed over and comes once more is known again; at least PT1H.");
    private static final ConfigurationKey DEAD_LETTERS = new ConfigurationKey(
            "dualauth.direct.spool.dead-letters",
            "P30D",
            "How long a message is kept that nobody tries to hand on any more; at least PT1H.");
    private static final ConfigurationKey MESSAGES = new ConfigurationKey(
            "dualauth.direct.spool.messages",
            "100000",
            "How many messages may wait, dead letters included; then senders are told to come again.");
    private static final ConfigurationKey MEGABYTES = new ConfigurationKey(
            "dualauth.direct.spool.megabytes",
            "10240",
            "How many MiB they may have together; more than the largest message.");
    private static final ConfigurationKey SHARE = new ConfigurationKey(
            "dualauth.direct.spool.account-share",
            "50",
            "How many percent of these messages and MiB one account may have; 100 for all.");

    /** All keys of this record. */
    public static final ConfigurationKeys KEYS = new ConfigurationKeys(Stream.concat(
                    Stream.of(SINK, REMEMBERED, DEAD_LETTERS, MESSAGES, MEGABYTES, SHARE), RelaySettings.KEYS.stream())
            .toList());

    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(3650);
    private static final int MANY = 1_000_000_000;
    private static final int MIB = 20;

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
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
                new Kept(reader.duration(REMEMBERED, LEAST, MOST), reader.duration(DEAD_LETTERS, LEAST, MOST)),
                new Room(
                        reader.integer(MESSAGES, 1, MANY),
                        (long) reader.integer(MEGABYTES, 1, MANY) << MIB,
                        reader.integer(SHARE, 1, 100)),
                relay ? Optional.of(RelaySettings.read(reader, box)) : Optional.empty());
    }
}
