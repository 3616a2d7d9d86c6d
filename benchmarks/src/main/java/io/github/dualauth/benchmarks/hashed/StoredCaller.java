package io.github.dualauth.benchmarks.hashed;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Keeps the one caller's password as the store's default hash makes it. */
@ApplicationScoped
public class StoredCaller {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @Inject
    private Pbkdf2PasswordHash hash;

    /** At the start. */
    void make(@Observes @Initialized(ApplicationScoped.class) Object start) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE benchmark_caller (name VARCHAR(40) PRIMARY KEY, password VARCHAR(400))");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO benchmark_caller VALUES (?, ?)")) {
                insert.setString(1, "benchmark");
                insert.setString(2, hash.generate("benchmark-password".toCharArray()));
                int ignored = insert.executeUpdate();
            }
        }
    }
}
