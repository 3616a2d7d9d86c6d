package io.github.dualauth.core.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What MariaDB has to read for one page of 100,000 rows: the page, wherever it lies, and nothing is sorted. */
class ListCostTest {

    private static final int ROWS = 100_000;
    private static final int LIMIT = 100;
    private static final String APP = "big";

    private static DataSource dataSource;
    private static AccountDirectory accounts;
    private static UserDirectory users;

    @BeforeAll
    static void fill() throws SQLException {
        dataSource = TestDatabase.MARIADB.empty();
        Database database = Database.open(dataSource, List.of(AccountDirectory.SCHEMA));
        accounts = new AccountDirectory(database, TestCaches.LASTING, MutableClock.stopped());
        users = new UserDirectory(accounts);
        String numbers = " FROM seq_1_to_" + ROWS;
        execute(
                // Two applications, and all users of the other one in one account.
                "INSERT INTO dualauth_account SELECT CONCAT('a', seq), IF(seq % 2, 'big', 'odd'), LPAD(seq, 6, '0'),"
                        + " 'Practice', TRUE, '', 0, 0" + numbers,
                "INSERT INTO dualauth_account SELECT CONCAT('b', seq), 'big', CONCAT('x', LPAD(seq, 6, '0')),"
                        + " 'Practice', TRUE, '', 0, 0" + numbers,
                "INSERT INTO dualauth_user SELECT CONCAT('u', seq), 'big', CONCAT('b', seq),"
                        + " CONCAT('x', LPAD(seq, 6, '0')), 'ann', TRUE, '', 0, 0" + numbers,
                "INSERT INTO dualauth_user SELECT CONCAT('v', seq), 'big', 'b50000', 'x050000', LPAD(seq, 6, '0'), TRUE,"
                        + " '', 0, 0" + numbers,
                "ANALYZE TABLE dualauth_account, dualauth_user");
    }

    @Test
    void list_accounts_readsThePage() {
        assertCheap(() -> accounts.list(APP, "", LIMIT));
        assertCheap(() -> accounts.list(APP, "x050000", LIMIT));
        assertCheap(() -> accounts.list(APP, "x099800", LIMIT));
    }

    @Test
    void list_usersOfAnAccount_readsThePage() {
        Account account = accounts.find(APP, "x050000").orElseThrow();
        assertCheap(() -> users.list(account, "", LIMIT));
        assertCheap(() -> users.list(account, "050000", LIMIT));
    }

    @Test
    void listAll_users_readsThePage() {
        assertCheap(() -> users.listAll(APP, "", LIMIT));
        assertCheap(() -> users.listAll(APP, "x020000\0ann", LIMIT));
        assertCheap(() -> users.listAll(APP, "x050000\0050000", LIMIT));
        assertCheap(() -> users.listAll(APP, "x090000\0ann", LIMIT));
    }

    private static void assertCheap(Supplier<Page<?>> list) {
        long read = status("Handler_read%");
        long sorted = status("Sort_rows");
        Page<?> page = list.get();
        assertEquals(LIMIT, page.items().size());
        long rows = status("Handler_read%") - read;
        assertTrue(rows < 5 * LIMIT, () -> rows + " rows were read");
        assertEquals(0, status("Sort_rows") - sorted, "rows were sorted");
    }

    /** The server's own count, of which this JVM is the only client. */
    private static long status(String name) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT SUM(VARIABLE_VALUE) FROM"
                        + " information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME LIKE '" + name + "'"
                        + " AND VARIABLE_NAME NOT LIKE '%RND%TMP%'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
