package io.github.dualauth.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TroubledDataSource;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceUnitTest {

    private final DataSource dataSource = TestDatabase.H2.empty();

    /** A deployment without a module has none of its tables; and a module's entities lie in a jar of their own. */
    @Test
    void open_modules_knowsTheirEntitiesAndNoOthers() {
        try (EntityManagerFactory factory = PersistenceUnit.open(dataSource, List.of(Thing.SCHEMA))) {
            assertEquals(
                    Set.of(Thing.class),
                    factory.getMetamodel().getEntities().stream()
                            .map(entity -> (Class<?>) entity.getJavaType())
                            .collect(Collectors.toSet()));
        }
    }

    /** As on a thread of the server's, where the deployment's classes are not to be had. */
    @Test
    void open_threadOfAnotherClassLoader_findsTheModulesClasses() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (EntityManagerFactory factory = PersistenceUnit.open(dataSource, List.of(Thing.SCHEMA))) {
            assertEquals(1, factory.getMetamodel().getEntities().size());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void open_brokenEntity_saysWhoseItIs() {
        DatabaseSchema broken = new DatabaseSchema("broken", List.of(WithoutId.class), "");
        String message = assertThrows(PersistenceException.class, () -> {
                    try (EntityManagerFactory factory = PersistenceUnit.open(dataSource, List.of(broken))) {
                        factory.createEntityManager().close();
                    }
                })
                .getMessage();
        assertTrue(message.contains("[dualauth]"), message);
    }

    /** Trying again, EclipseLink would make the caller wait for a quarter of a minute. */
    @Test
    void read_connectionThatBreaks_isNotTriedAgain(@TempDir Path directory) throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", directory.toString())
                .start();
        TroubledDataSource counted = new TroubledDataSource(
                JdbcConnectionPool.create("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./test", "", ""));
        try (Database database = Database.open(counted.dataSource(), List.of(Thing.SCHEMA))) {
            assertEquals(List.of(), things(database));
            server.stop();
            int before = counted.connections();
            assertThrows(RuntimeException.class, () -> things(database));
            assertEquals(1, counted.connections() - before);
        } finally {
            server.stop();
        }
    }

    private static List<Thing> things(Database database) {
        return database.read(
                em -> em.createQuery("select t from Thing t", Thing.class).getResultList());
    }

    /** No entity, as it has no ID. */
    @Entity
    static class WithoutId {}
}
