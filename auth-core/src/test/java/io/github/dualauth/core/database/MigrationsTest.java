package io.github.dualauth.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(
        value = TestDatabase.class,
        names = {"H2", "MARIADB"})
class MigrationsTest {

    private static final List<DatabaseSchema> CORE = List.of(AccountDirectory.SCHEMA);

    private final DataSource dataSource;

    MigrationsTest(TestDatabase kind) {
        dataSource = kind.empty();
    }

    @Test
    void run_noSchema_makesNoTable() {
        Migrations.run(dataSource, List.of());
        assertFalse(TestDatabase.hasTable(dataSource, "dualauth_account"));
    }

    @Test
    void run_emptyDatabase_makesTheTablesOfTheModule() {
        Migrations.run(dataSource, CORE);
        assertTrue(TestDatabase.hasTable(dataSource, "dualauth_account"));
        assertTrue(TestDatabase.hasTable(dataSource, "dualauth_user"));
        assertTrue(TestDatabase.hasTable(dataSource, "dualauth_core_history"));
        assertFalse(TestDatabase.hasTable(dataSource, "dualauth_login"));
    }

    @Test
    void run_secondStart_changesNothing() throws SQLException {
        Migrations.run(dataSource, CORE);
        long before = number("select count(*) from " + history());
        Migrations.run(dataSource, CORE);
        assertEquals(before, number("select count(*) from " + history()));
    }

    @Test
    void run_besideForeignTables_leavesThem() throws SQLException {
        execute("create table theirs (id int primary key)");
        execute("insert into theirs values (7)");
        Migrations.run(dataSource, CORE);
        assertEquals(7, number("select id from theirs"));
        assertTrue(TestDatabase.hasTable(dataSource, "dualauth_account"));
    }

    @Test
    void run_databaseOfANewerVersion_isRefused() throws SQLException {
        Migrations.run(dataSource, CORE);
        execute("update " + history() + " set " + quoted("version") + " = 94 where " + quoted("version") + " = '4'");
        String message = assertThrows(ConfigurationException.class, () -> Migrations.run(dataSource, CORE))
                .getMessage();
        assertTrue(message.contains("newer version of dualauth (dualauth_core_history has 94)"), message);
    }

    @Test
    void run_databaseOfAnotherKind_isRefusedByItsName() {
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class,
                () -> Migrations.run(answering("getDatabaseProductName", "PostgreSQL", dataSource), CORE));
        assertEquals("the database is neither H2 nor MariaDB but postgresql", refusal.getMessage());
        assertFalse(TestDatabase.hasTable(dataSource, "dualauth_core_history"));
    }

    /** {@code real}, and what is had from it, but for one answer. */
    private static <T> T answering(String changed, Object answer, T real) {
        Class<?>[] types = real.getClass().getInterfaces();
        for (Class<?> type : List.of(DataSource.class, Connection.class, DatabaseMetaData.class)) {
            types = type.isInstance(real) ? new Class<?>[] {type} : types;
        }
        @SuppressWarnings("unchecked") // a proxy of the interface that is asked for
        T proxy = (T) Proxy.newProxyInstance(MigrationsTest.class.getClassLoader(), types, (self, method, given) -> {
            Object result = method.invoke(real, given);
            boolean deeper = result instanceof Connection || result instanceof DatabaseMetaData;
            return method.getName().equals(changed) ? answer : deeper ? answering(changed, answer, result) : result;
        });
        return proxy;
    }

    @RepeatedTest(5)
    void run_twoNodesAtOnce_makesEachTableOnce() throws SQLException {
        Together.run(2, node -> {
            Migrations.run(dataSource, CORE);
            return null;
        });
        assertEquals(0, number("select count(*) from dualauth_account"));
    }

    private String history() throws SQLException {
        return quoted("dualauth_core_history");
    }

    private String quoted(String name) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String quote = connection.getMetaData().getIdentifierQuoteString();
            return quote + name + quote;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
