package io.github.dualauth.benchmarks.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.edge.EdgeSchema;
import io.github.dualauth.edge.config.SpoolSettings;
import io.github.dualauth.edge.spi.MessageSink;
import io.github.dualauth.edge.spool.SpoolLevel;
import io.github.dualauth.edge.spool.SpoolSink;
import java.time.Clock;
import java.util.List;

/** Our spool by hand, with the database and the pool set as our WAR has them by default. */
final class PeerSpool {

    private static final int CONNECTIONS = 20;
    private static final int WAIT_MILLIS = 3000;
    private static final SpoolSettings.Room ROOM = new SpoolSettings.Room(Integer.MAX_VALUE, Integer.MAX_VALUE, 100);

    private PeerSpool() {}

    /** On H2 in this directory. */
    static MessageSink open(String directory, Clock clock) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl("jdbc:h2:file:" + directory
                + "/dualauth;WRITE_DELAY=0;RETENTION_TIME=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000");
        pool.setDriverClassName("org.h2.Driver");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(WAIT_MILLIS);
        pool.setValidationTimeout(WAIT_MILLIS);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        Database database = Database.open(new HikariDataSource(pool), List.of(EdgeSchema.SCHEMA));
        return new SpoolSink(database, new SpoolLevel(database, ROOM, clock), clock);
    }
}
