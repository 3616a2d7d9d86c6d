package io.github.dualauth.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.core.testing.TroubledDataSource;
import jakarta.persistence.FlushModeType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class ApplicationRegistryTest {

    @TempDir
    private Path directory;

    private final TestDatabase kind;
    private KeyRing keys;
    private Database database;
    private ApplicationRegistry registry;

    ApplicationRegistryTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        keys = TestKeys.of(directory, 1);
        on(kind.shared(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA));
    }

    private void on(Database opened) {
        database = opened;
        registry = new ApplicationRegistry(database, keys, TestApplications.CACHE, MutableClock.stopped());
    }

    @Test
    void create_idThatIsTaken_isRefusedAndChangesNothing() {
        Application application = created(TestApplications.active());
        assertTrue(registry.create(new Application(application.id(), "Other", Set.of("administrator"), false))
                .isEmpty());
        assertEquals(Optional.of(application), registry.find(application.id()));
        assertEquals(
                1,
                registry.registered(application.id()).orElseThrow().passwords().size());
    }

    /** Anybody can send IDs: what is remembered of those that nobody has must not be larger than those that somebody has. */
    @Test
    void registered_longerThanAnyId_isNotRemembered() {
        assertEquals(Optional.empty(), registry.registered("x".repeat(64)));
        assertTrue(registry.remembers("x".repeat(64)));
        assertEquals(Optional.empty(), registry.registered("x".repeat(65)));
        assertFalse(registry.remembers("x".repeat(65)));
    }

    @Test
    void create_sameIdByManyAtOnce_isDoneOnce() {
        Application application = TestApplications.active();
        List<Optional<IssuedPassword>> results = Together.run(16, thread -> registry.create(application));
        assertEquals(1, results.stream().filter(Optional::isPresent).count());
        assertEquals(
                1,
                registry.registered(application.id()).orElseThrow().passwords().size());
    }

    @Test
    void create_idInAnotherCase_isAnotherApplication() {
        Application application = created(TestApplications.active());
        String upper = application.id().toUpperCase(Locale.ROOT);
        assertEquals(Optional.empty(), registry.find(upper));
        created(TestApplications.named(upper));
        assertEquals(Optional.of(application), registry.find(application.id()));
    }

    @Test
    void registered_changedByANodeThatDoesNotTell_isReadAgainAfterItsTime() {
        ApplicationRegistry forgetful = new ApplicationRegistry(
                database, keys, TestCaches.lasting(Duration.ofNanos(1)), MutableClock.stopped());
        Application application = created(TestApplications.active());
        RegisteredApplication first = forgetful.registered(application.id()).orElseThrow();
        assertSame(first, forgetful.registered(application.id()).orElseThrow());
        assertTrue(registry.rotatePassword(application.id(), Duration.ZERO).isPresent());
        RegisteredApplication rotated = forgetful.registered(application.id()).orElseThrow();
        assertNotEquals(first.passwords(), rotated.passwords());
        assertTrue(registry.setActive(application.id(), false).isPresent());
        assertFalse(forgetful.find(application.id()).orElseThrow().active());
    }

    /** An ID that nobody has costs as much as one that somebody has, whatever passwords there are. */
    @Test
    void read_anyApplication_asksTheDatabaseOnce() {
        TroubledDataSource counted = new TroubledDataSource(kind.empty());
        on(Database.open(counted.dataSource(), List.of(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA)));
        Application application = created(TestApplications.active());
        String id = application.id();
        assertTrue(registry.rotatePassword(id, Duration.ofHours(1)).isPresent());
        Application bare = TestApplications.active();
        boolean added = database.write(transaction -> registry.add(transaction, bare));
        assertTrue(added);

        int before = counted.connections();
        RegisteredApplication read = registry.read(id).orElseThrow();
        assertEquals(application, read.application());
        assertEquals(2, read.passwords().size());
        assertEquals(1, counted.connections() - before);
        assertEquals(List.of(), registry.read(bare.id()).orElseThrow().passwords());
        assertEquals(Optional.empty(), registry.read("nobody"));
        assertEquals(3, counted.connections() - before);
        database.close();
    }

    /** Rows that refer to it may follow in any way. */
    @Test
    void add_restOfTheTransaction_hasTheRowAtOnce() {
        Application application = TestApplications.active();
        int rows = database.write(transaction -> {
            assertTrue(registry.add(transaction, application));
            return transaction
                    .entityManager()
                    .createNativeQuery("update dualauth_application set name = name where id = ?")
                    .setFlushMode(FlushModeType.COMMIT)
                    .setParameter(1, application.id())
                    .executeUpdate();
        });
        assertEquals(1, rows);
        assertEquals(Optional.of(application), registry.find(application.id()));
    }

    @Test
    void changes_unknownId_areEmpty() {
        String unknown = TestDatabase.uniqueId();
        assertTrue(registry.rotatePassword(unknown, Duration.ZERO).isEmpty());
        assertTrue(registry.setActive(unknown, true).isEmpty());
        assertEquals(Optional.empty(), registry.find(unknown));
    }

    @Test
    void rotatePassword_byManyAtOnce_leavesOneLivePassword() {
        String id = created(TestApplications.active()).id();
        Together.run(16, thread -> registry.rotatePassword(id, Duration.ZERO).orElseThrow());
        assertEquals(1, registry.registered(id).orElseThrow().passwords().size());
        assertEquals(16, registry.lastEnded(id, MutableClock.stopped().millis()).size());
    }

    @Test
    void find_rememberedAbsence_endsWithTheCreation() {
        Application application = TestApplications.active();
        assertEquals(Optional.empty(), registry.find(application.id()));
        created(application);
        assertEquals(Optional.of(application), registry.find(application.id()));
    }

    @Test
    void find_rememberedApplication_isAsChangedAtTheVeryNextCall() {
        Application application = created(TestApplications.active());
        assertTrue(registry.find(application.id()).orElseThrow().active());
        assertFalse(registry.setActive(application.id(), false).orElseThrow().active());
        assertFalse(registry.find(application.id()).orElseThrow().active());
    }

    @Test
    void create_roles_areKept() {
        Application application = created(TestApplications.administrator());
        ApplicationRegistry another =
                new ApplicationRegistry(database, keys, TestApplications.CACHE, MutableClock.stopped());
        assertEquals(Optional.of(application), another.find(application.id()));
    }

    @Test
    void create_anyPassword_isNotInTheDatabase() {
        IssuedPassword issued = registry.create(TestApplications.active()).orElseThrow();
        String password = String.valueOf(issued.password().toCharArray());
        List<?> rows = database.read(
                em -> em.createNativeQuery("select id, application_id, key_id, hash from dualauth_application_password")
                        .getResultList());
        assertFalse(rows.isEmpty());
        for (Object row : rows) {
            String text = java.util.Arrays.toString((Object[]) row);
            assertFalse(text.contains(password) || text.contains(password.substring(7, 20)), text);
        }
    }

    @Test
    void list_applicationsMadeMeanwhile_moveNothing() {
        on(kind.fresh(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA));
        assertTrue(registry.isEmpty());
        List.of("b", "d", "B", "f").forEach(id -> created(TestApplications.named(id)));
        assertFalse(registry.isEmpty());
        Page<Application> first = registry.list("", 2);
        assertEquals(List.of("B", "b"), ids(first));
        List.of("a", "c", "e").forEach(id -> created(TestApplications.named(id)));
        Page<Application> second = registry.list(first.next().orElseThrow(), 3);
        assertEquals(List.of("c", "d", "e"), ids(second));
        Page<Application> last = registry.list(second.next().orElseThrow(), 3);
        assertEquals(List.of("f"), ids(last));
        assertEquals(Optional.empty(), last.next());
    }

    private Application created(Application application) {
        return registry.create(application).orElseThrow().application();
    }

    private static List<String> ids(Page<Application> page) {
        return page.items().stream().map(Application::id).toList();
    }
}
