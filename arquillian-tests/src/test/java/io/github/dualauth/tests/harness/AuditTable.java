package io.github.dualauth.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The audit in the database of a server that is stopped, and the command that verifies it, run as an operator does. */
public final class AuditTable {
    private final StoredRows rows;
    private final Map<String, String> environment;
    private final Path data;
    private final Path libraries;

    /** The table of this server. */
    public AuditTable(DualauthServer server) {
        this.rows = new StoredRows(server);
        this.environment = server.setup().environment();
        this.data = server.dataDirectory();
        this.libraries = Path.of(System.getProperty("dualauth.jar", "war/target/dualauth.jar"))
                .resolveSibling("dualauth/WEB-INF/lib");
    }

    /** The column of every record. */
    public List<String> column(String name) {
        try (Connection connection = rows.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + name + " FROM dualauth_audit ORDER BY node, seq")) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes rows behind the server's back. */
    public void change(String sql) {
        try (Connection connection = rows.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What the command ended with.
     *
     * @param code the exit code
     * @param text what it printed
     */
    public record Verified(int code, String text) {}

    /** Runs the command with the jars of the WAR and H2, in the server's environment. */
    public Verified verify(String... arguments) {
        String h2 = org.h2.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                libraries + "/*:" + h2,
                "io.github.dualauth.core.audit.log.AuditVerifyCommand"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("DUALAUTH_DATA_DIRECTORY", data.toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Verified(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
