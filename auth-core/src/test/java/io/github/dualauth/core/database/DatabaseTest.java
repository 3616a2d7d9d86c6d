package io.github.dualauth.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class DatabaseTest {

    private final TestDatabase kind;
    private final Database database;
    private final String id = TestDatabase.uniqueId();

    DatabaseTest(TestDatabase kind) {
        this.kind = kind;
        database = kind.shared(AccountDirectory.SCHEMA);
    }

    @Test
    void open_secondDatabaseInOneServer_isNotTheFirst() {
        database.write(transaction -> insert(transaction.entityManager(), id));
        try (Database second = kind.fresh(AccountDirectory.SCHEMA)) {
            assertEquals(
                    List.of(),
                    second.read(em -> em.createNativeQuery("select id from dualauth_account")
                            .getResultList()));
        }
        assertEquals(1, rows(id), "closing one leaves the other open");
    }

    @Test
    void open_eachKind_isWhatItsNameSays() {
        String found = database.write(transaction -> {
            try {
                Connection own = transaction.entityManager().unwrap(Connection.class);
                return own.getMetaData().getDatabaseProductName() + " " + own.getTransactionIsolation();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertEquals(
                Map.of(
                                TestDatabase.H2, "H2 " + Connection.TRANSACTION_READ_COMMITTED,
                                TestDatabase.MARIADB, "MariaDB " + Connection.TRANSACTION_READ_COMMITTED,
                                TestDatabase.MARIADB_REPEATABLE_READ,
                                        "MariaDB " + Connection.TRANSACTION_REPEATABLE_READ)
                        .get(kind),
                found);
    }

    @Test
    void write_faultOfTheWork_isRolledBackAndNotTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        IllegalStateException fault = new IllegalStateException("a bug");
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> database.write(transaction -> {
                    attempts.incrementAndGet();
                    insert(transaction.entityManager(), id);
                    throw fault;
                }));
        assertSame(fault, thrown);
        assertEquals(1, attempts.get());
        assertEquals(0, rows(id));
    }

    @Test
    void write_faultAndARollbackThatFails_tellsTheFault() {
        IllegalStateException fault = new IllegalStateException("a bug");
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> database.write(transaction -> {
                    insert(transaction.entityManager(), id);
                    breakOff(transaction.entityManager().unwrap(Connection.class));
                    throw fault;
                }));
        assertSame(fault, thrown);
        assertEquals(1, thrown.getSuppressed().length);
        assertEquals(0, rows(id));
    }

    private static void breakOff(Connection connection) {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void write_faultOfTheSql_isNotTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        assertThrows(
                PersistenceException.class,
                () -> database.write(transaction -> {
                    attempts.incrementAndGet();
                    return transaction
                            .entityManager()
                            .createNativeQuery("select * from no_such_table")
                            .getResultList();
                }));
        assertEquals(1, attempts.get());
    }

    @Test
    void write_collisionsWithoutEnd_areUnavailable() {
        database.write(transaction -> insert(transaction.entityManager(), id));
        AtomicInteger attempts = new AtomicInteger();
        assertThrows(
                DependencyUnavailableException.class,
                () -> database.write(transaction -> {
                    attempts.incrementAndGet();
                    return insert(transaction.entityManager(), id);
                }));
        assertEquals(8, attempts.get());
        assertEquals(1, rows(id));
    }

    @Test
    void write_oneCollision_isRolledBackAndRunAgain() {
        database.write(transaction -> insert(transaction.entityManager(), id));
        AtomicInteger attempts = new AtomicInteger();
        String other = TestDatabase.uniqueId();
        database.write(transaction -> {
            insert(transaction.entityManager(), other);
            return attempts.getAndIncrement() == 0 ? insert(transaction.entityManager(), id) : 0;
        });
        assertEquals(2, attempts.get());
        assertEquals(1, rows(other));
    }

    @Test
    void write_deadlock_endsWithBothDone() {
        String first = id;
        String second = TestDatabase.uniqueId();
        database.write(transaction ->
                insert(transaction.entityManager(), first) + insert(transaction.entityManager(), second));
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        Together.run(2, thread -> {
            AtomicInteger own = new AtomicInteger();
            return database.write(transaction -> {
                attempts.incrementAndGet();
                touch(transaction.entityManager(), thread == 0 ? first : second);
                if (own.getAndIncrement() == 0) {
                    await(bothHoldOne);
                }
                return touch(transaction.entityManager(), thread == 0 ? second : first);
            });
        });
        assertTrue(attempts.get() >= 3, "one of them was the victim");
        assertEquals(2, updates(first));
        assertEquals(2, updates(second));
    }

    @Test
    void afterCommit_rolledBack_isNotRun() {
        List<String> ran = new ArrayList<>();
        assertThrows(
                IllegalStateException.class,
                () -> database.write(transaction -> {
                    transaction.afterCommit(() -> ran.add("never"));
                    throw new IllegalStateException("a bug");
                }));
        assertEquals(List.of(), ran);
    }

    @Test
    void afterCommit_collision_isRunOnceForTheAttemptThatCommitted() {
        database.write(transaction -> insert(transaction.entityManager(), id));
        List<Integer> ran = new ArrayList<>();
        AtomicInteger attempts = new AtomicInteger();
        database.write(transaction -> {
            int attempt = attempts.getAndIncrement();
            transaction.afterCommit(() -> ran.add(attempt));
            return attempt < 2 ? insert(transaction.entityManager(), id) : 0;
        });
        assertEquals(List.of(2), ran);
    }

    @Test
    void afterCommit_committed_seesWhatOthersSee() {
        List<Long> seen = new ArrayList<>();
        database.write(transaction -> {
            transaction.afterCommit(() -> seen.add(rows(id)));
            insert(transaction.entityManager(), id);
            seen.add(rows(id));
            return null;
        });
        assertEquals(List.of(0L, 1L), seen);
    }

    @Test
    void read_faultOfTheSql_isNoUnavailability() {
        assertThrows(
                PersistenceException.class,
                () -> database.read(em ->
                        em.createNativeQuery("select * from no_such_table").getResultList()));
    }

    @Test
    void write_result_isGivenBack() {
        assertEquals("result", database.write(transaction -> "result"));
        assertFalse(database.<Boolean>read(em -> em.getTransaction().isActive()));
    }

    private static int insert(EntityManager em, String id) {
        return em.createNativeQuery("insert into dualauth_account"
                        + " (id, application_id, account_key, name, active, details, created_at, updated_at)"
                        + " values (?1, ?1, 'key', 'name', true, '', 0, 0)")
                .setParameter(1, id)
                .executeUpdate();
    }

    private static int touch(EntityManager em, String id) {
        return em.createNativeQuery("update dualauth_account set updated_at = updated_at + 1 where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    private long rows(String row) {
        return number("select count(*) from dualauth_account where id = ?1", row);
    }

    private long updates(String row) {
        return number("select updated_at from dualauth_account where id = ?1", row);
    }

    private long number(String sql, String row) {
        return database.read(
                em -> ((Number) em.createNativeQuery(sql).setParameter(1, row).getSingleResult()).longValue());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
