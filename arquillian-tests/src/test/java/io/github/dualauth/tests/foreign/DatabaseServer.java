package io.github.dualauth.tests.foreign;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;

/** A database in the test's own process, which can go away and come back. */
final class DatabaseServer {

    private static final Path FILES = ForeignWar.directory();

    private static Server running;

    private DatabaseServer() {}

    /** Starts on any free port; the JDBC URL. */
    static String start() {
        running = start("0");
        return "jdbc:h2:tcp://localhost:" + running.getPort() + "/./foreign";
    }

    /** Goes away. */
    static void stop() {
        running.stop();
    }

    /** Comes back where it was. */
    static void restart() {
        running = start(Integer.toString(running.getPort()));
    }

    private static Server start(String port) {
        try {
            return Server.createTcpServer("-tcpPort", port, "-baseDir", FILES.toString(), "-ifNotExists")
                    .start();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
