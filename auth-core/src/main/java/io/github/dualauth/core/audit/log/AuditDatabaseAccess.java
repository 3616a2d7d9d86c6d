package io.github.dualauth.core.audit.log;

import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * Reaches the database without a server, by the same keys: system properties, or the environment. Nothing else is read,
 * as MicroProfile Config is the server's. A database that is not there is not made.
 */
final class AuditDatabaseAccess {

    private static final String PASSWORD = "dualauth.db.password";

    private final Map<String, String> environment;

    AuditDatabaseAccess(Map<String, String> environment) {
        this.environment = environment;
    }

    Connection open() throws SQLException {
        Path data = Path.of(value("dualauth.data-directory", "dualauth-data")).toAbsolutePath();
        String url = value("dualauth.db.url", "jdbc:h2:file:" + data.resolve("dualauth"));
        try (Secret password = password(data)) {
            Connection connection = DriverManager.getConnection(
                    url.startsWith("jdbc:h2:") ? careful(url) : url,
                    value("dualauth.db.user", ""),
                    String.valueOf(password.toCharArray()));
            connection.setReadOnly(true);
            return connection;
        }
    }

    /** H2 2.2.224 spoils a file that it opens after its process was killed, and closes soon, unless told otherwise. */
    private static String careful(String url) {
        return url + ";IFEXISTS=TRUE" + (url.contains(";RETENTION_TIME=") ? "" : ";RETENTION_TIME=0");
    }

    private Secret password(Path data) {
        String set = value(PASSWORD, "");
        if (!set.startsWith(ConfigurationReader.SEALED)) {
            return Secret.of(set);
        }
        Path keys =
                Path.of(value("dualauth.key-file", data.resolve("dualauth.key").toString()));
        if (Files.notExists(keys)) {
            throw new IllegalArgumentException("no key file at " + keys);
        }
        return new SecretBox(KeyRing.open(keys))
                .open(PASSWORD, set.substring(ConfigurationReader.SEALED.length(), set.length() - 1))
                .orElseThrow(() -> new IllegalArgumentException(PASSWORD + " was not sealed with a key of " + keys));
    }

    private String value(String name, String byDefault) {
        String property = System.getProperty(name, "");
        return property.isEmpty()
                ? environment.getOrDefault(new ConfigurationKey(name, "", "").environmentName(), byDefault)
                : property;
    }
}
