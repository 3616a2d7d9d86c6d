package io.github.dualauth.application.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.application.ApplicationPasswords;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.application.PasswordInfo;
import io.github.dualauth.application.PasswordOutcome;
import io.github.dualauth.application.PasswordTerms;
import io.github.dualauth.application.TestApplications;
import io.github.dualauth.application.startup.PasswordSchedule;
import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.audit.log.JsonLinesAuditSink;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(
        value = TestDatabase.class,
        names = {"H2", "MARIADB"})
class ExpiryWatchTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WARNING = DAY.multipliedBy(14);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    @TempDir
    private Path directory;

    private final TestDatabase kind;
    private final MutableClock clock = MutableClock.stopped();
    private Path file;
    private AuditTrail audit;
    private Database database;
    private ApplicationPasswords passwords;
    private String id;
    private ExpiryWatch watch;

    ExpiryWatchTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws IOException {
        file = directory.resolve("audit.jsonl");
        audit = trail();
        database = kind.fresh(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA);
        ApplicationRegistry registry =
                new ApplicationRegistry(database, TestKeys.of(directory, 1), TestApplications.CACHE, clock);
        passwords = TestApplications.passwords(database, registry);
        id = registry.create(TestApplications.active())
                .orElseThrow()
                .application()
                .id();
        watch = new ExpiryWatch(database, audit, clock, PasswordSchedule.watched(WARNING));
    }

    private AuditTrail trail() throws IOException {
        return new AuditTrail(JsonLinesAuditSink.open(file, true), 8, WhenFull.WAIT, DecisionMetrics.NONE);
    }

    @AfterEach
    void close() throws IOException {
        audit.close();
    }

    @Test
    void look_withoutEndOrRevoked_tellsNothing() throws IOException {
        passwords.revoke(id, ending("gone", DAY).id(), "");
        watch.look();
        assertEquals(0, watch.expiring());
        assertEquals(List.of(), told());
    }

    @Test
    void look_eachSideOfTheWarning_tellsFromItsFirstInstant() throws IOException {
        PasswordInfo info = ending("soon", WARNING.plus(MILLISECOND));
        watch.look();
        assertEquals(0, watch.expiring());
        assertEquals(List.of(), told());
        clock.advance(MILLISECOND);
        watch.look();
        assertEquals(1, watch.expiring());
        assertEquals(1, told().size());
        assertTrue(
                told().get(0)
                        .contains("\"event\":\"password-expires\",\"application\":\"" + id + "\",\"passwordId\":\""
                                + info.id() + "\",\"name\":\"soon\",\"expires\":\"2026-03-15T12:00:00.001Z\""),
                told()::toString);
    }

    @Test
    void look_eachSideOfTheExpiry_endsWithIt() {
        ending("soon", DAY);
        clock.advance(DAY.minus(MILLISECOND));
        watch.look();
        assertEquals(1, watch.expiring());
        clock.advance(MILLISECOND);
        watch.look();
        assertEquals(0, watch.expiring());
    }

    @Test
    void look_againOnTheSameDay_tellsOnceAndAgainTheNext() throws IOException {
        ending("soon", DAY.multipliedBy(3));
        watch.look();
        watch.look();
        // It is noon; the last instant of this day, then the first of the next.
        clock.advance(Duration.ofHours(12).minus(MILLISECOND));
        watch.look();
        assertEquals(1, told().size());
        clock.advance(MILLISECOND);
        watch.look();
        assertEquals(2, told().size());
    }

    @Test
    void look_manyNodesAtOnce_tellOnce() throws IOException {
        ending("soon", DAY);
        Together.run(8, thread -> {
            ExpiryWatch node = new ExpiryWatch(database, audit, clock, PasswordSchedule.watched(WARNING));
            node.look();
            return node.expiring();
        });
        assertEquals(1, told().size());
    }

    @Test
    void look_auditThatFails_tellsLater() throws IOException {
        ending("soon", DAY);
        audit.close();
        assertThrows(DependencyUnavailableException.class, watch::look);
        audit = trail();
        new ExpiryWatch(database, audit, clock, PasswordSchedule.watched(WARNING)).look();
        assertEquals(1, told().size());
    }

    private PasswordInfo ending(String name, Duration end) {
        PasswordOutcome outcome = passwords.make(
                id,
                new PasswordTerms(
                        name, Optional.empty(), Optional.of(clock.instant().plus(end))));
        return assertInstanceOf(PasswordOutcome.Stored.class, outcome).info();
    }

    private List<String> told() throws IOException {
        return Files.readAllLines(file);
    }
}
