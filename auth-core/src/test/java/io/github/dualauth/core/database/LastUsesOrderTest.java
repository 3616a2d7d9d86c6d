package io.github.dualauth.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;

class LastUsesOrderTest {

    private static final List<String> UPDATED = new ArrayList<>();

    /** Else two nodes would wait for each other in a circle. */
    @Test
    void flush_manyRows_locksThemInTheOrderOfTheirIds() throws SQLException {
        DataSource dataSource = TestDatabase.H2.empty();
        try (Database database = Database.open(dataSource, List.of(Thing.SCHEMA))) {
            execute(
                    dataSource,
                    "create trigger watched before update on dualauth_thing for each row call '" + Watch.class.getName()
                            + "'");
            execute(dataSource, "insert into dualauth_thing select 'k' || x, null from system_range(0, 49)");
            LastUses uses = new LastUses(database, MutableClock.stopped(), Thing.class);
            IntStream.range(0, 50).mapToObj(i -> "k" + i).forEach(uses::note);
            uses.flush();
            assertEquals(50, UPDATED.size());
            assertEquals(UPDATED.stream().sorted().toList(), UPDATED);
        }
    }

    /** Else who is called by very many would write as many statements a minute. */
    @Test
    void flush_manyRowsOfTwoMinutes_takesAStatementEach() throws SQLException {
        DataSource dataSource = TestDatabase.H2.empty();
        try (Database database = Database.open(dataSource, List.of(Thing.SCHEMA))) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "create trigger counted before update on dualauth_thing call '" + Count.class.getName() + "'");
            }
            MutableClock clock = MutableClock.stopped();
            LastUses uses = new LastUses(database, clock, Thing.class);
            IntStream.range(0, 100).mapToObj(i -> "k" + i).forEach(uses::note);
            clock.advance(Duration.ofMinutes(1));
            IntStream.range(50, 150).mapToObj(i -> "k" + i).forEach(uses::note);
            uses.flush();
            assertEquals(2, Count.STATEMENTS.get());
        }
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Counts the statements that change rows, or none; H2 makes it by its name. */
    public static final class Count implements Trigger {

        private static final AtomicInteger STATEMENTS = new AtomicInteger();

        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            STATEMENTS.incrementAndGet();
        }
    }

    /** Writes down which rows are changed; H2 makes it by its name. */
    public static final class Watch implements Trigger {

        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            UPDATED.add(String.valueOf(after[0]));
        }
    }
}
