package io.github.dualauth.edge.config;

import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.throttle.CallLimit;
import java.time.Duration;
import java.util.List;

/**
 * How mail is taken by SMTP.
 *
 * @param port the port of the listener; 0 turns it off
 * @param address the address of the listener
 * @param hostName what it calls itself
 * @param messageSize the octets of the largest message
 * @param recipients the recipients of one message
 * @param connections the connections at once
 * @param connectionsPerAddress the connections at once from one address
 * @param rate the messages of one account, on one node
 * @param failures the failed logins of one connection
 * @param time how long a peer is waited for
 */
public record SmtpSettings(
        int port,
        String address,
        String hostName,
        int messageSize,
        int recipients,
        int connections,
        int connectionsPerAddress,
        CallLimit rate,
        int failures,
        Patience time) {

    /**
     * How long a peer is waited for.
     *
     * @param idle for a command, and for the next octets of a message
     * @param session until it has to connect again
     * @param stop for messages that are on their way when the server stops
     */
    public record Patience(Duration idle, Duration session, Duration stop) {}

    private static final ConfigurationKey PORT = new ConfigurationKey(
            "dualauth.direct.smtp.port", "0", "The port at which mail is taken by SMTP, such as 587; 0 turns it off.");
    private static final ConfigurationKey ADDRESS = new ConfigurationKey(
            "dualauth.direct.smtp.address", "127.0.0.1", "The address at which mail is taken by SMTP.");
    private static final ConfigurationKey HOST_NAME =
            new ConfigurationKey("dualauth.direct.smtp.host-name", "localhost", "What the SMTP listener calls itself.");
    private static final ConfigurationKey MESSAGE_SIZE = new ConfigurationKey(
            "dualauth.direct.smtp.message-size", "52428800", "The octets of the largest message that SMTP takes.");
    private static final ConfigurationKey RECIPIENTS =
            new ConfigurationKey("dualauth.direct.smtp.recipients", "100", "The most recipients of one message.");
    private static final ConfigurationKey CONNECTIONS =
            new ConfigurationKey("dualauth.direct.smtp.connections", "1000", "The most SMTP connections at once.");
    private static final ConfigurationKey CONNECTIONS_PER_ADDRESS = new ConfigurationKey(
            "dualauth.direct.smtp.connections-per-address",
            "50",
            "The most SMTP connections at once from one address.");
    private static final ConfigurationKey RATE = new ConfigurationKey(
            "dualauth.direct.smtp.rate", "600/PT1M", "How many messages one account may send by SMTP, on each node.");
    private static final ConfigurationKey FAILURES = new ConfigurationKey(
            "dualauth.direct.smtp.failures", "3", "The failed logins that end an SMTP connection.");
    private static final ConfigurationKey IDLE = new ConfigurationKey(
            "dualauth.direct.smtp.idle",
            "PT1M",
            "How long an SMTP peer is waited for: for a command, or in a message, which must bring 500 bytes a second beyond it.");
    private static final ConfigurationKey SESSION = new ConfigurationKey(
            "dualauth.direct.smtp.session",
            "PT10M",
            "How long an SMTP connection takes commands; then it must begin anew.");
    private static final ConfigurationKey STOP = new ConfigurationKey(
            "dualauth.direct.smtp.stop",
            "PT20S",
            "How long messages on their way are waited for when the server stops.");

    /** All keys of this record. */
    public static final ConfigurationKeys KEYS = new ConfigurationKeys(List.of(
            PORT,
            ADDRESS,
            HOST_NAME,
            MESSAGE_SIZE,
            RECIPIENTS,
            CONNECTIONS,
            CONNECTIONS_PER_ADDRESS,
            RATE,
            FAILURES,
            IDLE,
            SESSION,
            STOP));

    private static final int LAST_PORT = 65_535;
    private static final int LEAST_SIZE = 65_536;
    private static final int MOST = 1_000_000;
    private static final int MOST_FAILURES = 100;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9.-]{0,253}[A-Za-z0-9])?";

    /** Whether mail is taken at all. */
    public boolean enabled() {
        return port != 0;
    }

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static SmtpSettings read(ConfigurationReader reader) {
        String hostName = reader.text(HOST_NAME);
        if (!hostName.matches(NAME)) {
            throw ConfigurationReader.invalid(HOST_NAME, "no host name");
        }
        return new SmtpSettings(
                reader.integer(PORT, 0, LAST_PORT),
                reader.text(ADDRESS),
                hostName,
                reader.integer(MESSAGE_SIZE, LEAST_SIZE, Integer.MAX_VALUE),
                reader.integer(RECIPIENTS, 1, MOST),
                reader.integer(CONNECTIONS, 1, MOST),
                reader.integer(CONNECTIONS_PER_ADDRESS, 1, MOST),
                rate(reader),
                reader.integer(FAILURES, 1, MOST_FAILURES),
                new Patience(
                        reader.duration(IDLE, LONGEST),
                        reader.duration(SESSION, Duration.ofDays(1)),
                        reader.duration(STOP, LONGEST)));
    }

    private static CallLimit rate(ConfigurationReader reader) {
        String why = "no calls and ISO-8601 duration, such as 600/PT1M";
        return reader.parsed(RATE, CallLimit::of, why).orElseGet(() -> CallLimit.of(RATE.byDefault()));
    }
}
