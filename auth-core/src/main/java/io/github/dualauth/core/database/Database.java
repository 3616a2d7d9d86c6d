package io.github.dualauth.core.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The way to the tables of all modules: reads, and writes that are run again when another transaction was there first.
 * Transactions are its own (resource-local); the data source must not be enlisted in somebody else's.
 */
public final class Database implements AutoCloseable {

    private static final int ATTEMPTS = 8;

    /** Longer than any statement of ours takes, and waiting for a lock too; MariaDB's driver waits for twice as long. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final EntityManagerFactory factory;

    private Database(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /**
     * Brings every schema up to date, in the given order, and opens them as one persistence unit.
     *
     * @throws DependencyUnavailableException if the database cannot be reached
     */
    public static Database open(DataSource dataSource, Collection<DatabaseSchema> schemas) {
        try {
            Migrations.run(dataSource, schemas);
        } catch (RuntimeException e) {
            throw translated(e);
        }
        EntityManagerFactory factory =
                PersistenceUnit.open(new ReachableDataSource(dataSource, LONGEST_ANSWER), schemas);
        try {
            // The first one of all connects several times; a factory that loses one of those connections never
            // recovers.
            factory.createEntityManager().close();
        } catch (RuntimeException e) {
            factory.close();
            throw translated(e);
        }
        return new Database(factory);
    }

    /** Runs {@code work} with a persistence context of its own, outside any transaction. */
    public <T> T read(Function<EntityManager, T> work) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            return work.apply(entityManager);
        } catch (RuntimeException e) {
            throw translated(e);
        }
    }

    /**
     * Runs {@code work} in one transaction; when it collides with another (unique key, deadlock, lock time-out) it is
     * rolled back and run again, so {@code work} must be free of other effects.
     *
     * @throws DependencyUnavailableException if the database is down, or the collisions do not end
     */
    public <T> T write(Function<Transaction, T> work) {
        RuntimeException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return writeOnce(work);
            } catch (RuntimeException e) {
                if (SqlFailure.of(e) != SqlFailure.CONFLICT) {
                    throw translated(e);
                }
                last = e;
                pause(attempt);
            }
        }
        throw new DependencyUnavailableException("the database is too busy", last);
    }

    private <T> T writeOnce(Function<Transaction, T> work) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            try {
                entityManager.getTransaction().begin();
                Transaction transaction = new Transaction(entityManager);
                T result = work.apply(transaction);
                entityManager.getTransaction().commit();
                transaction.committed();
                return result;
            } catch (RuntimeException | Error e) {
                rollBack(entityManager, e);
                throw e;
            }
        }
    }

    /** What went wrong first is what is told: a connection that is gone cannot be rolled back either. */
    private static void rollBack(EntityManager entityManager, Throwable why) {
        try {
            if (entityManager.getTransaction().isActive()) {
                entityManager.getTransaction().rollback();
            }
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private static RuntimeException translated(RuntimeException e) {
        if (SqlFailure.of(e) == SqlFailure.UNAVAILABLE) {
            return DependencyUnavailableException.database("the database is not available", e);
        }
        return e;
    }

    /** Spreads the losers of a collision, so that they do not meet again at once. */
    private static void pause(int attempt) {
        long bound = TimeUnit.MILLISECONDS.toNanos(2L << attempt);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(bound));
    }

    @Override
    public void close() {
        factory.close();
    }
}
