package io.github.dualauth.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

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
        if (schemas.isEmpty()) {
            return;
        }
        Map<String, String> dialect = dialectOf(dataSource);
        Runnable work = () -> schemas.forEach(schema -> migrate(dataSource, schema, dialect));
        try {
            if (dialect == MARIADB) {
                MigrationLock.withinServer(dataSource, work);
            } else {
                MigrationLock.withinProcess(work);
            }
        } catch (SQLException e) {
            throw new DependencyUnavailableException("the tables cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    private static void migrate(DataSource dataSource, DatabaseSchema schema, Map<String, String> dialect) {
        Flyway flyway = Flyway.configure(schema.entities().get(0).getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:" + schema.migrations())
                .table(schema.historyTable())
                .placeholders(dialect)
                // Each module counts its own versions beside tables that are not its own.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        flyway.migrate();
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
            throw new DependencyUnavailableException("the database cannot be reached: " + e.getMessage(), e);
        }
    }
}
