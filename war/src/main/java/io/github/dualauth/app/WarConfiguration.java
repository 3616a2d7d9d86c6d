package io.github.dualauth.app;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the deployment itself reads from the configuration.
 *
 * @param databaseUrl the JDBC URL
 * @param databaseUser the database user
 * @param databasePassword the password of that user
 * @param connections the most connections that are open at once
 * @param connectionWait how long a request waits for a connection before it gets 503
 * @param passwordGrant whether HCX participants get tokens for a form with grant_type=password too
 */
public record WarConfiguration(
        String databaseUrl,
        String databaseUser,
        Optional<Secret> databasePassword,
        int connections,
        Duration connectionWait,
        boolean passwordGrant) {

    private static final ConfigurationKey URL = new ConfigurationKey(
            "dualauth.db.url", "", "JDBC URL of MariaDB or H2; embedded H2 in the data directory when not set.");
    private static final ConfigurationKey USER = new ConfigurationKey("dualauth.db.user", "", "The database user.");
    private static final ConfigurationKey PASSWORD =
            new ConfigurationKey("dualauth.db.password", "", "The password of the database user.");
    private static final ConfigurationKey CONNECTIONS =
            new ConfigurationKey("dualauth.db.connections", "20", "The most database connections at once.");
    private static final ConfigurationKey WAIT = new ConfigurationKey(
            "dualauth.db.wait", "PT3S", "How long a request waits for a database connection before it gets 503.");
    private static final ConfigurationKey PASSWORD_GRANT = new ConfigurationKey(
            "dualauth.hcx.password-grant",
            "false",
            "Opens POST /participant/auth/token/password-grant, for the npm and Python clients of HCX.");
    private static final ConfigurationKey ADDRESS = new ConfigurationKey(
            "dualauth.http.address",
            "127.0.0.1",
            "The address that the runnable jar listens on; read from the environment only.");
    private static final ConfigurationKey CLUSTER = new ConfigurationKey(
            "dualauth.cluster.enabled",
            "false",
            "Turns the data grid of the runnable jar on; read from the environment only.");

    /** All keys of the deployment. */
    public static final ConfigurationKeys KEYS =
            new ConfigurationKeys(List.of(URL, USER, PASSWORD, CONNECTIONS, WAIT, PASSWORD_GRANT, ADDRESS, CLUSTER));

    private static final int MOST_CONNECTIONS = 1000;
    // The bounds are the pool's own; it takes zero for ever.
    private static final Duration LEAST_WAIT = Duration.ofMillis(250);
    private static final Duration MOST_WAIT = Duration.ofHours(1);

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static WarConfiguration read(ConfigurationReader reader, CoreConfiguration core, SecretBox box) {
        String url = reader.text(URL).isEmpty() ? embedded(core.dataDirectory()) : reader.text(URL);
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:mariadb:")) {
            throw ConfigurationReader.invalid(URL, "neither jdbc:mariadb: nor jdbc:h2:");
        }
        if (reader.set(ADDRESS).isPresent() && System.getenv(ADDRESS.environmentName()) == null) {
            // The listener is opened before there is any other configuration: it would stay on loopback, unnoticed.
            throw ConfigurationReader.invalid(ADDRESS, "set " + ADDRESS.environmentName() + " in the environment");
        }
        return new WarConfiguration(
                url,
                reader.text(USER),
                reader.secret(PASSWORD, box),
                reader.integer(CONNECTIONS, 1, MOST_CONNECTIONS),
                reader.duration(WAIT, LEAST_WAIT, MOST_WAIT),
                reader.flag(PASSWORD_GRANT));
    }

    @Override
    public String toString() {
        // A URL may hold a password too.
        return "WarConfiguration[databaseUrl=" + databaseUrl.replaceAll("[?;].*", "…") + ", databaseUser="
                + databaseUser
                + ", databasePassword=" + databasePassword + ", connections=" + connections + ", connectionWait="
                + connectionWait + ", passwordGrant=" + passwordGrant + "]";
    }

    /**
     * WRITE_DELAY=0: what was acknowledged is with the operating system, so that a killed process loses nothing.
     * RETENTION_TIME=0: else H2 2.2.224 spoils the file when it is opened after a kill, and closed within 45 seconds
     * ("Double mark"; not seen with 2.3.232).
     * DB_CLOSE_ON_EXIT=FALSE: the pool closes it, after the last request.
     */
    private static String embedded(Path dataDirectory) {
        if (dataDirectory.toString().indexOf(';') >= 0) {
            // In the URL, settings of H2 would begin there.
            throw new ConfigurationException(
                    "invalid value of configuration key dualauth.data-directory: embedded H2 takes no semicolon");
        }
        return "jdbc:h2:file:" + dataDirectory.resolve("dualauth")
                + ";WRITE_DELAY=0;RETENTION_TIME=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
    }
}
