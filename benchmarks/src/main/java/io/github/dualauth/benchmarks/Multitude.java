package io.github.dualauth.benchmarks;

import io.github.dualauth.application.secret.HashSeal;
import io.github.dualauth.application.secret.SecretHash;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Very many applications, each with one account, and logins spread over them, as copies of rows that the API made: so
 * nothing here knows how a password is stored. All applications have one password, and all logins; each is verified
 * against its own row.
 *
 * @param applications how many
 * @param logins how many
 */
record Multitude(int applications, int logins) {

    private static final int BATCH = 50_000;

    /** Copies the administrator with his first practice, user and login, whose secrets are under {@code keys}. */
    void fill(Connection connection, KeyRing keys) throws SQLException {
        String application = "CONCAT('app-', seq)";
        copy(connection, "dualauth_application", applications, Map.of("id", application));
        copy(
                connection,
                "dualauth_application_password",
                applications,
                Map.of("id", "CONCAT('password-', seq)", "application_id", application));
        seal(connection, keys);
        copy(
                connection,
                "dualauth_account",
                applications,
                Map.of("id", "CONCAT('account-', seq)", "application_id", application));
        String owner = "MOD(seq - 1, " + applications + ") + 1";
        Map<String, String> ofUser = Map.of(
                "id", "CONCAT('user-', seq)",
                "application_id", "CONCAT('app-', " + owner + ")",
                "account_id", "CONCAT('account-', " + owner + ")",
                "user_key", "CONCAT('user-', (seq - 1) DIV " + applications + ")");
        copy(connection, "dualauth_user", logins, ofUser);
        Map<String, String> ofLogin = Map.of(
                "id", "CONCAT('login-', seq)",
                "account_id", "CONCAT('account-', " + owner + ")",
                "user_id", "CONCAT('user-', seq)",
                "login_id", "CONCAT('person-', seq)",
                "login_key", "CONCAT('person-', seq)");
        copy(connection, "dualauth_login", logins, ofLogin);
    }

    /** The hash of each password is sealed for its own row, so that none can be moved: what was copied is sealed anew. */
    private void seal(Connection connection, KeyRing keys) throws SQLException {
        HashSeal seal = HashSeal.under(keys);
        List<String> sealed;
        try (Secret password = Secret.of(Servers.PASSWORD)) {
            SecretHash hash = SecretHash.of(password);
            sealed = IntStream.rangeClosed(1, applications)
                    .parallel()
                    .mapToObj(
                            i -> seal.seal(new HashSeal.Row("application-password", "app-" + i, "password-" + i), hash))
                    .toList();
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE dualauth_application_password SET hash = ? WHERE id = ?")) {
            for (int i = 1; i <= applications; i++) {
                update.setString(1, sealed.get(i - 1));
                update.setString(2, "password-" + i);
                update.addBatch();
                if (i % 1000 == 0 || i == applications) {
                    int[] ignored = update.executeBatch();
                }
            }
        }
    }

    private static void copy(Connection connection, String table, int rows, Map<String, String> changed)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            String key;
            try (ResultSet columns = connection.getMetaData().getColumns(null, null, table, null)) {
                while (columns.next()) {
                    String name = columns.getString("COLUMN_NAME");
                    names.add(name);
                    values.add(changed.getOrDefault(name, "t." + name));
                }
            }
            try (ResultSet first = statement.executeQuery("SELECT MIN(id) FROM " + table)) {
                first.next();
                key = first.getString(1);
            }
            for (int i = 0; i < rows; i += BATCH) {
                int ignored = statement.executeUpdate("INSERT INTO " + table + " (" + String.join(", ", names)
                        + ") SELECT " + String.join(", ", values) + " FROM " + table + " t JOIN seq_" + (i + 1) + "_to_"
                        + Math.min(rows, i + BATCH) + " WHERE t.id = '" + key + "'");
            }
        }
    }

    /** The rank of one caller among {@code count}, Zipf-distributed with the exponent 1, from 1. */
    static int rank(int count) {
        // The inverse of the integral of 1/x: close to Zipf's sum, and drawn in one step.
        return (int) Math.min(count, Math.exp(ThreadLocalRandom.current().nextDouble() * Math.log(count + 1.0)));
    }

    HttpCall application(String method) {
        return Population.call(
                method,
                Population.applicationAuth("app-" + rank(applications), Servers.PASSWORD)
                        + ",\"accountId\":\"practice-1\",\"userId\":\"user-"
                        + ThreadLocalRandom.current().nextInt(Math.max(1, logins / applications)) + "\"",
                "",
                "");
    }

    HttpCall login() {
        return Population.login("person-" + rank(logins), Population.LOGIN_PASSWORD, "");
    }
}
