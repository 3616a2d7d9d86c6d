package io.github.dualauth.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.Together;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class ApplicationPasswordsTest {

    private static final PasswordTerms TERMS = PasswordTerms.unlimited("second");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final String BCRYPT = "$2b$04$abcdefghijklmnopqrstuu5LoiUJYBPnDHXDWv7MkOMUuOyZAQ2aa";

    @TempDir
    private Path directory;

    private final TestDatabase kind;
    private final MutableClock clock = MutableClock.stopped();
    private Database database;
    private ApplicationRegistry registry;
    private ApplicationPasswords passwords;

    ApplicationPasswordsTest(TestDatabase kind) {
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
    void changes_unknownApplication_areRefused() {
        String unknown = TestDatabase.uniqueId();
        assertInstanceOf(PasswordOutcome.ApplicationUnknown.class, passwords.make(unknown, TERMS));
        assertInstanceOf(PasswordOutcome.ApplicationUnknown.class, passwords.importHash(unknown, TERMS, BCRYPT));
        assertInstanceOf(PasswordOutcome.ApplicationUnknown.class, passwords.revoke(unknown, "any", ""));
        assertEquals(List.of(), passwords.list(unknown, "", 10).items());
    }

    @Test
    void registered_afterManyRotations_holdsTheLiveOnes_andTheLastThatEndedAreAtHand() {
        String id = created();
        for (int i = 0; i < ApplicationRegistry.MOST_ENDED + 5; i++) {
            stored(passwords.revoke(id, stored(passwords.make(id, TERMS)).info().id(), ""));
        }
        assertEquals(1, registry.registered(id).orElseThrow().passwords().size());
        assertEquals(
                ApplicationRegistry.MOST_ENDED,
                registry.lastEnded(id, clock.millis()).size());
    }

    @Test
    void make_moreThanTheMost_isRefusedUntilOneEnds() {
        String id = created();
        for (int i = 1; i < ApplicationPasswords.MOST; i++) {
            stored(passwords.make(id, TERMS));
        }
        assertEquals(new PasswordOutcome.TooMany(ApplicationPasswords.MOST), passwords.make(id, TERMS));
        assertEquals(new PasswordOutcome.TooMany(ApplicationPasswords.MOST), passwords.importHash(id, TERMS, BCRYPT));
        stored(passwords.revoke(id, passwords.list(id, "", 1).items().get(0).id(), ""));
        stored(passwords.make(id, TERMS));
    }

    @Test
    void importHash_moreThanTheMost_isRefusedUntilOneEnds() {
        String id = created();
        stored(passwords.importHash(id, TERMS, BCRYPT));
        stored(passwords.importHash(id, until(DAY), BCRYPT));
        clock.advance(DAY.minus(MILLISECOND));
        assertEquals(
                new PasswordOutcome.TooMany(ApplicationPasswords.MOST_IMPORTED),
                passwords.importHash(id, TERMS, BCRYPT));
        clock.advance(MILLISECOND);
        stored(passwords.importHash(id, TERMS, BCRYPT));
    }

    @Test
    void importHash_byManyAtOnce_staysWithinTheMost() {
        String id = created();
        List<PasswordOutcome> outcomes = Together.run(8, thread -> passwords.importHash(id, TERMS, BCRYPT));
        assertEquals(
                ApplicationPasswords.MOST_IMPORTED,
                outcomes.stream()
                        .filter(PasswordOutcome.Stored.class::isInstance)
                        .count());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 257})
    void brokenRule_wrongLength_isTold(int length) {
        assertTrue(passwords.brokenRule(Secret.of("x".repeat(length))).isPresent());
    }

    @Test
    void brokenRule_formOfThoseMadeHere_isTold() {
        PasswordOutcome.Stored made = stored(passwords.make(created(), TERMS));
        assertTrue(passwords.brokenRule(made.password().orElseThrow()).isPresent());
        assertEquals(Optional.empty(), passwords.brokenRule(Secret.of("x".repeat(8))));
        assertEquals(Optional.empty(), passwords.brokenRule(Secret.of("x".repeat(256))));
    }

    @Test
    void make_terms_areKeptAndShownWithoutHash() {
        String id = created();
        Instant begin = clock.instant().plus(DAY);
        PasswordOutcome.Stored made =
                stored(passwords.make(id, new PasswordTerms("n", Optional.of(begin), Optional.of(begin.plus(DAY)))));
        PasswordInfo info = passwords.list(id, "", 10).items().stream()
                .filter(one -> one.name().equals("n"))
                .findFirst()
                .orElseThrow();
        assertEquals(made.info(), info);
        assertEquals(
                new PasswordInfo(
                        info.id(),
                        "n",
                        false,
                        clock.instant(),
                        begin,
                        Optional.of(begin.plus(DAY)),
                        Optional.empty(),
                        Optional.empty()),
                info);
    }

    @Test
    void create_andRotate_namePasswords() {
        String id = created();
        clock.advance(MILLISECOND);
        registry.rotatePassword(id, DAY);
        assertEquals(
                List.of("first", "rotated"),
                passwords.list(id, "", 10).items().stream()
                        .map(PasswordInfo::name)
                        .toList());
    }

    @Test
    void rotatePassword_importedOne_endsToo() {
        String id = created();
        PasswordInfo imported = stored(passwords.importHash(id, TERMS, BCRYPT)).info();
        registry.rotatePassword(id, Duration.ZERO);
        assertTrue(passwords.list(id, "", 10).items().stream()
                .filter(one -> one.id().equals(imported.id()))
                .allMatch(one -> one.revoked().isPresent()));
    }

    @Test
    void list_passwordsMadeMeanwhile_moveNothing() {
        String id = created();
        for (int i = 0; i < 4; i++) {
            // Two in each millisecond.
            clock.advance(Duration.ofMillis(i % 2));
            stored(passwords.make(id, PasswordTerms.unlimited("p" + i)));
        }
        List<PasswordInfo> seen = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            Page<PasswordInfo> page = passwords.list(id, after.get(), 2);
            seen.addAll(page.items());
            after = page.next();
            clock.advance(MILLISECOND);
            if (seen.size() == 2) {
                stored(passwords.make(id, PasswordTerms.unlimited("late")));
            }
        }
        assertEquals(6, seen.stream().map(PasswordInfo::id).distinct().count());
        assertEquals(6, seen.size());
        assertEquals("late", seen.get(5).name());
        assertEquals(List.of(), passwords.list(id, "no such place", 2).items());
    }

    @Test
    void reads_whatIsNoSlowHash_no() {
        for (String text : List.of("", "a password", "5f4dcc3b5aa765d61d8327deb882cf99", "{SHA}x", "$1$salt$hash")) {
            assertFalse(passwords.reads(text), text);
        }
        assertTrue(passwords.reads(BCRYPT));
    }

    private String created() {
        return registry.create(TestApplications.active())
                .orElseThrow()
                .application()
                .id();
    }

    private PasswordTerms until(Duration end) {
        return new PasswordTerms(
                "ends", Optional.empty(), Optional.of(clock.instant().plus(end)));
    }

    private static PasswordOutcome.Stored stored(PasswordOutcome outcome) {
        return assertInstanceOf(PasswordOutcome.Stored.class, outcome);
    }
}
