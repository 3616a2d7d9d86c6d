package io.github.dualauth.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.LastUses;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class LastUsesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    @TempDir
    private Path directory;

    private final Database database;
    private final MutableClock clock = MutableClock.stopped();
    private final Instant start = clock.instant();
    private KeyRing keys;
    private ApplicationRegistry registry;
    private IssuedPassword issued;

    LastUsesTest(TestDatabase kind) {
        database = kind.shared(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA);
    }

    @BeforeEach
    void open() {
        keys = TestKeys.of(directory, 1);
        registry = new ApplicationRegistry(database, keys, TestApplications.CACHE, clock);
        issued = registry.create(TestApplications.active()).orElseThrow();
    }

    @Test
    void refusals_wrongPasswordOrSuspended_areNoUse() {
        ApplicationPasswords node = node();
        use(node, Secret.of("wrong"));
        registry.setActive(id(), false);
        use(node, issued.password());
        node.flushUses();
        assertEquals(Optional.empty(), seen(node));
    }

    @Test
    void use_beforeItIsWrittenDown_isSeenOnThisNodeOnly() {
        ApplicationPasswords node = node();
        use(node, issued.password());
        assertEquals(Optional.of(start), seen(node));
        assertEquals(Optional.empty(), seen(node()));
        node.flushUses();
        assertEquals(Optional.of(start), seen(node()));
    }

    @Test
    void use_withinAMinute_isThatMinute() {
        ApplicationPasswords node = node();
        clock.advance(MINUTE.minus(MILLISECOND));
        use(node, issued.password());
        node.flushUses();
        assertEquals(Optional.of(start), seen(node()));
        clock.advance(MILLISECOND);
        use(node, issued.password());
        node.flushUses();
        assertEquals(Optional.of(start.plus(MINUTE)), seen(node()));
    }

    @Test
    void use_onSeveralNodes_theLatestCounts() {
        ApplicationPasswords early = node();
        ApplicationPasswords late = node();
        use(early, issued.password());
        clock.advance(MINUTE);
        use(late, issued.password());
        late.flushUses();
        assertEquals(Optional.of(start.plus(MINUTE)), seen(early));
        early.flushUses();
        assertEquals(Optional.of(start.plus(MINUTE)), seen(node()));
    }

    @Test
    void use_revokedMeanwhile_isKept() {
        ApplicationPasswords node = node();
        use(node, issued.password());
        PasswordInfo info = node.list(id(), "", 1).items().get(0);
        node.revoke(id(), info.id(), "");
        node.flushUses();
        PasswordInfo after = node().list(id(), "", 1).items().get(0);
        assertEquals(Optional.of(start), after.lastUsed());
        assertEquals(Optional.of(clock.instant()), after.revoked());
    }

    @Test
    void flush_moreThanABatch_writesAllAndThenNothing() {
        LastUses uses = new LastUses(database, clock, ApplicationPasswordEntity.class);
        for (int i = 0; i < 450; i++) {
            uses.note("no-such-row-" + i);
        }
        String row = node().list(id(), "", 1).items().get(0).id();
        uses.note(row);
        uses.flush();
        assertEquals(Optional.empty(), uses.latest("no-such-row-1", Optional.empty()));
        assertEquals(Optional.empty(), uses.latest(row, Optional.empty()));
        assertEquals(Optional.of(start), seen(node()));
    }

    private String id() {
        return issued.application().id();
    }

    private ApplicationPasswords node() {
        return TestApplications.passwords(database, registry);
    }

    private void use(ApplicationPasswords node, Secret password) {
        new ApplicationPasswordVerifier(registry, keys, node, clock)
                .verify(new ApplicationCredential(id(), password, "", ""));
    }

    private Optional<Instant> seen(ApplicationPasswords node) {
        return node.list(id(), "", 1).items().get(0).lastUsed();
    }
}
