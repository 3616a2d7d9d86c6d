package io.github.dualauth.edge.config;

import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.delivery.Retries;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The SMTP server that messages are handed on to.
 *
 * @param host its name, which its certificate must have too
 * @param port its port
 * @param login as whom messages are submitted; empty for nobody
 * @param authorities a PEM file with whoever vouches for it; empty for whom the JVM trusts
 * @param retries how long it is tried to hand a message on
 */
public record RelaySettings(String host, int port, Optional<Login> login, Optional<Path> authorities, Retries retries) {

    /**
     * As whom messages are submitted.
     *
     * @param user the name
     * @param password what proves it
     */
    public record Login(String user, Secret password) {}

    private static final ConfigurationKey URL = new ConfigurationKey(
            "dualauth.direct.relay.url",
            "",
            "smtp://host:port of the server that takes what was accepted; it must offer STARTTLS.");
    private static final ConfigurationKey USER = new ConfigurationKey(
            "dualauth.direct.relay.user", "", "As whom messages are submitted there; nobody when not set.");
    private static final ConfigurationKey PASSWORD =
            new ConfigurationKey("dualauth.direct.relay.password", "", "The password of that user; ENC(…) is taken.");
    private static final ConfigurationKey AUTHORITIES = new ConfigurationKey(
            "dualauth.direct.relay.authorities",
            "",
            "A PEM file with the authorities that may vouch for that server; those of the JVM when not set.");
    private static final ConfigurationKey ATTEMPTS = new ConfigurationKey(
            "dualauth.direct.relay.attempts",
            "14",
            "How often a message is tried before it is a dead letter; 14 take about a day.");
    private static final ConfigurationKey FIRST_RETRY = new ConfigurationKey(
            "dualauth.direct.relay.first-retry",
            "PT10S",
            "How long after its first failure a message is tried again; each later pause is twice as long.");

    /** All keys of this record. */
    static final List<ConfigurationKey> KEYS = List.of(URL, USER, PASSWORD, AUTHORITIES, ATTEMPTS, FIRST_RETRY);

    private static final int SUBMISSION = 587;
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration LEAST_RETRY = Duration.ofMillis(100);
    private static final Duration MOST_RETRY = Duration.ofHours(1);

    /** A server that nobody relays to must not be taken for one. */
    static void refuse(ConfigurationReader reader) {
        for (ConfigurationKey key : KEYS) {
            if (reader.set(key).isPresent()) {
                throw ConfigurationReader.invalid(key, "dualauth.direct.sink is not relay");
            }
        }
    }

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    static RelaySettings read(ConfigurationReader reader, SecretBox box) {
        URI url = reader.parsed(URL, URI::create, "no URL")
                .orElseThrow(() -> ConfigurationReader.invalid(URL, "not set, and dualauth.direct.sink is relay"));
        boolean plain = "smtp".equals(url.getScheme())
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawPath().isEmpty()
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        if (!plain || url.getPort() > 65_535 || url.getPort() == 0) {
            throw ConfigurationReader.invalid(URL, "not of the form smtp://host:port");
        }
        return new RelaySettings(
                url.getHost(),
                url.getPort() < 0 ? SUBMISSION : url.getPort(),
                login(reader, box),
                reader.set(AUTHORITIES).map(set -> reader.path(AUTHORITIES)),
                new Retries(
                        reader.integer(ATTEMPTS, 1, MOST_ATTEMPTS),
                        reader.duration(FIRST_RETRY, LEAST_RETRY, MOST_RETRY)));
    }

    private static Optional<Login> login(ConfigurationReader reader, SecretBox box) {
        Optional<String> user = reader.set(USER);
        Optional<Secret> password = reader.secret(PASSWORD, box);
        if (user.isPresent() != password.isPresent()) {
            throw ConfigurationReader.invalid(
                    user.isPresent() ? PASSWORD : USER, "one of user and password is set without the other");
        }
        return user.map(name -> new Login(name, password.orElseThrow()));
    }
}
