package io.github.dualauth.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;

/** A database as the first version left it, so that its rows can be looked at by the present one. */
public final class OldTables {

    private final DataSource dataSource;
    private final List<DatabaseSchema> schemas;

    /** Makes the tables of the first migration of each schema in an empty database. */
    public OldTables(DataSource dataSource, DatabaseSchema... schemas) {
        this.dataSource = dataSource;
        this.schemas = List.of(schemas);
        Migrations.run(dataSource, this.schemas, MigrationVersion.fromVersion("1"));
    }

    /** Puts a row in. */
    public void insert(String table, Object... values) {
        String sql = "INSERT INTO " + table + " VALUES (" + String.join(", ", Collections.nCopies(values.length, "?"));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql + ")")) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All later migrations, and the database as the present version opens it. */
    public Database upgrade() {
        return Database.open(dataSource, schemas);
    }
}
