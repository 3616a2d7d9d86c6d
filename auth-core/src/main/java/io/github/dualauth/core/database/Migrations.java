package io.github.dualauth.core.database;

import io.github.dualauth.core.config.ConfigurationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the tables of each module up to date, on H2 and MariaDB from the same scripts. */
final class Migrations {

    /** Keys are compared to the letter; MariaDB would otherwise ignore case, accents and trailing blanks. */
    private static final Map<String, String> MARIADB = Map.of(
            "tableOptions",
            "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin",
            "text",
            "LONGTEXT",
            "blob",
            "MEDIUMBLOB",
            "alterColumn",
            "MODIFY COLUMN");

    private static final Map<String, String> H2 = Map.of(
            "tableOptions",
            "",
            "text",
            "VARCHAR(1000000)",
            "blob",
            "VARBINARY(1000000)",
            "alterColumn",
            "ALTER COLUMN");

    private Migrations() {}

    static void run(DataSource dataSource, Collection<DatabaseSchema> schemas) {
        run(dataSource, schemas, MigrationVersion.LATEST);
    }

    /** Up to this version of each schema. */
    static void run(DataSource dataSource, Collection<DatabaseSchema> schemas, MigrationVersion target) {
        if (schemas.isEmpty()) {
            return;
        }
        Map<String, String> dialect = dialectOf(dataSource);
        List<Flyway> all = schemas.stream()
                .map(schema ->
                        configure(dataSource, schema, dialect).target(target).load())
                .toList();
        Runnable work = () -> {
            all.forEach(Migrations::refuseNewer);
            all.forEach(Flyway::migrate);
        };
        try {
            if (dialect == MARIADB) {
                MigrationLock.withinServer(dataSource, work);
            } else {
                // An embedded H2 is open in one process only.
                synchronized (Migrations.class) {
                    work.run();
                }
            }
        } catch (SQLException e) {
            throw DependencyUnavailableException.database("the tables cannot be brought up to date", e);
        }
    }

    /** Flyway itself would go on, and what this version does not know of would be left out or be wrong. */
    private static void refuseNewer(Flyway flyway) {
        for (MigrationInfo info : flyway.info().all()) {
            if (info.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new ConfigurationException("the database is that of a newer version of dualauth ("
                        + flyway.getConfiguration().getTable() + " has " + info.getVersion()
                        + "): start that version, or restore the backup from before it");
            }
        }
    }

    private static FluentConfiguration configure(
            DataSource dataSource, DatabaseSchema schema, Map<String, String> dialect) {
        return Flyway.configure(schema.entities().get(0).getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:" + schema.migrations())
                .table(schema.historyTable())
                .placeholders(dialect)
                // Each module counts its own versions beside tables that are not its own.
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    private static Map<String, String> dialectOf(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            if (product.contains("h2")) {
                return H2;
            }
            if (product.contains("mariadb") || product.contains("mysql")) {
                return MARIADB;
            }
            throw new IllegalStateException("the database is neither H2 nor MariaDB but " + product);
        } catch (SQLException e) {
            throw DependencyUnavailableException.database("the database cannot be reached", e);
        }
    }
}
