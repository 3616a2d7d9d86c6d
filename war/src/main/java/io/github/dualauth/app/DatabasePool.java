package io.github.dualauth.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.database.DatabaseSchema;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.startup.DualauthDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/** Opens the database that is configured, MariaDB or H2, with a pool of our own: no server resource to set up. */
@ApplicationScoped
public class DatabasePool {

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return WarConfiguration.KEYS;
    }

    @Produces
    @Singleton
    DatabaseSchema schema() {
        return new DatabaseSchema("war", List.of(PracticeAddressEntity.class), "io/github/dualauth/app/migration");
    }

    @Produces
    @Singleton
    WarConfiguration configuration(ConfigurationReader reader, CoreConfiguration core, SecretBox box) {
        return WarConfiguration.read(reader, core, box);
    }

    @Produces
    @Singleton
    @DualauthDatabase
    DataSource open(WarConfiguration configuration, CoreConfiguration core) {
        ownFile(configuration.databaseUrl(), core.dataDirectory().resolve("dualauth"));
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("dualauth");
        pool.setJdbcUrl(configuration.databaseUrl());
        pool.setDriverClassName(
                configuration.databaseUrl().startsWith("jdbc:h2:") ? "org.h2.Driver" : "org.mariadb.jdbc.Driver");
        pool.setUsername(configuration.databaseUser());
        pool.setPassword(configuration
                .databasePassword()
                .map(Secret::toCharArray)
                .map(String::valueOf)
                .orElse(""));
        pool.setMaximumPoolSize(configuration.connections());
        pool.setConnectionTimeout(configuration.connectionWait().toMillis());
        pool.setValidationTimeout(configuration.connectionWait().toMillis());
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (configuration.databaseUrl().startsWith("jdbc:h2:")) {
            pool.setExceptionOverride(new ClosedDatabaseRule());
        }
        if (configuration.databaseUrl().startsWith("jdbc:mariadb:")
                && !configuration.databaseUrl().contains("fallbackToSystemKeyStore")) {
            // The system key store is Payara's own; MariaDB breaks the handshake off when it is shown that certificate.
            pool.addDataSourceProperty("fallbackToSystemKeyStore", "false");
        }
        return open(pool);
    }

    /** Embedded H2 would make a file that everybody on the machine can read. */
    private static void ownFile(String url, Path database) {
        if (url.startsWith("jdbc:h2:file:" + database + ";")) {
            try {
                KeyRing.ownFile(database.resolveSibling("dualauth.mv.db"));
            } catch (IOException e) {
                throw ConfigurationException.file("the database " + database + ".mv.db cannot be made", e);
            }
        }
    }

    private static HikariDataSource open(HikariConfig pool) {
        try {
            return new HikariDataSource(pool);
        } catch (PoolInitializationException e) {
            throw DependencyUnavailableException.database("the database of dualauth.db.url cannot be opened", e);
        }
    }

    void close(@Disposes @DualauthDatabase DataSource dataSource) {
        ((HikariDataSource) dataSource).close();
    }
}
