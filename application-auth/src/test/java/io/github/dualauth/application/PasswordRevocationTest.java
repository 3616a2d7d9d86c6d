package io.github.dualauth.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.Together;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class PasswordRevocationTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    @TempDir
    private Path directory;

    private final TestDatabase kind;
    private final MutableClock clock = MutableClock.stopped();
    private Database database;
    private ApplicationRegistry registry;
    private ApplicationPasswords passwords;

    PasswordRevocationTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        on(kind.shared(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA));
    }

    private void on(Database opened) {
        database = opened;
        registry = new ApplicationRegistry(database, TestKeys.of(directory, 1), TestApplications.CACHE, clock);
        passwords = TestApplications.passwords(database, registry);
    }

    @Test
    void revoke_unknownPasswordOrAnotherApplications_isRefused() {
        String id = created();
        PasswordInfo theirs = only(created());
        assertInstanceOf(PasswordOutcome.PasswordUnknown.class, passwords.revoke(id, TestDatabase.uniqueId(), ""));
        assertInstanceOf(PasswordOutcome.PasswordUnknown.class, passwords.revoke(id, theirs.id(), ""));
        assertInstanceOf(PasswordOutcome.PasswordUnknown.class, passwords.revoke(id, "x".repeat(255), ""));
    }

    @Test
    void revoke_ownLastGoodPassword_isRefusedUntilAnotherIsGood() {
        String id = created();
        PasswordInfo first = only(id);
        assertInstanceOf(PasswordOutcome.LastOne.class, passwords.revoke(id, first.id(), id));
        stored(passwords.make(
                id, new PasswordTerms("later", Optional.of(clock.instant().plus(DAY)), Optional.empty())));
        assertInstanceOf(PasswordOutcome.LastOne.class, passwords.revoke(id, first.id(), id));
        clock.advance(DAY.minus(MILLISECOND));
        assertInstanceOf(PasswordOutcome.LastOne.class, passwords.revoke(id, first.id(), id));
        clock.advance(MILLISECOND);
        assertEquals(
                Optional.of(clock.instant()),
                stored(passwords.revoke(id, first.id(), id)).info().revoked());
    }

    @Test
    void revoke_lastGoodPasswordOfAnother_isDone() {
        String id = created();
        stored(passwords.revoke(id, only(id).id(), "administrator"));
        assertTrue(only(id).revoked().isPresent());
    }

    @Test
    void revoke_oneThatIsNotGoodAnyway_isDone() {
        String id = created();
        PasswordInfo later = stored(passwords.make(
                        id,
                        new PasswordTerms("later", Optional.of(clock.instant().plus(DAY)), Optional.empty())))
                .info();
        stored(passwords.revoke(id, later.id(), id));
    }

    @Test
    void revoke_again_keepsTheFirstDate() {
        String id = created();
        PasswordInfo first = only(id);
        Instant revoked = clock.instant();
        stored(passwords.revoke(id, first.id(), ""));
        clock.advance(DAY);
        assertEquals(
                Optional.of(revoked),
                stored(passwords.revoke(id, first.id(), "")).info().revoked());
    }

    @Test
    void revoke_lastPasswordOfTheLastAdministrator_isRefused() {
        on(kind.fresh(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA));
        String first = administrator();
        String second = administrator();
        stored(passwords.revoke(first, only(first).id(), second));
        assertInstanceOf(
                PasswordOutcome.LastOne.class,
                passwords.revoke(second, only(second).id(), first));
        String third = administrator();
        registry.setActive(third, false);
        assertInstanceOf(
                PasswordOutcome.LastOne.class,
                passwords.revoke(second, only(second).id(), first));
        registry.setActive(third, true);
        stored(passwords.revoke(second, only(second).id(), first));
    }

    @Test
    void revoke_administratorsEachOtherAtOnce_leavesOne() {
        on(kind.fresh(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA));
        List<String> ids = List.of(administrator(), administrator());
        List<PasswordInfo> firsts = ids.stream().map(this::only).toList();
        List<PasswordOutcome> outcomes = Together.run(
                2,
                thread -> passwords.revoke(ids.get(thread), firsts.get(thread).id(), ids.get(1 - thread)));
        assertEquals(
                1,
                outcomes.stream()
                        .filter(PasswordOutcome.LastOne.class::isInstance)
                        .count(),
                outcomes::toString);
    }

    private String created() {
        return registry.create(TestApplications.active())
                .orElseThrow()
                .application()
                .id();
    }

    private String administrator() {
        return registry.create(TestApplications.administrator())
                .orElseThrow()
                .application()
                .id();
    }

    private PasswordInfo only(String id) {
        List<PasswordInfo> all = passwords.list(id, "", 10).items();
        assertEquals(1, all.size());
        return all.get(0);
    }

    private static PasswordOutcome.Stored stored(PasswordOutcome outcome) {
        return assertInstanceOf(PasswordOutcome.Stored.class, outcome);
    }
}
