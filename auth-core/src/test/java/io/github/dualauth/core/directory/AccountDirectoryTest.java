package io.github.dualauth.core.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class AccountDirectoryTest {

    private final String app = TestDatabase.uniqueId();
    private final Database database;
    private final AccountDirectory directory;

    AccountDirectoryTest(TestDatabase kind) {
        database = kind.shared(AccountDirectory.SCHEMA);
        directory = new AccountDirectory(database, TestCaches.LASTING, MutableClock.stopped());
    }

    @Test
    void save_createOfAKeyThatIsThere_isRefusedAndChangesNothing() {
        save("key", SaveRule.CREATE, state -> new AccountState("first", true, "1"));
        assertInstanceOf(
                Saved.AlreadyExists.class,
                save("key", SaveRule.CREATE, state -> new AccountState("second", false, "2")));
        assertEquals("first", directory.find(app, "key").orElseThrow().name());
    }

    @Test
    void save_updateOfAKeyThatIsNotThere_isRefusedAndMakesNothing() {
        assertInstanceOf(Saved.DoesNotExist.class, save("key", SaveRule.UPDATE, state -> state));
        assertEquals(Optional.empty(), directory.find(app, "key"));
    }

    @Test
    void save_rolledBack_isNeitherStoredNorRemembered() {
        assertThrows(
                IllegalStateException.class,
                () -> database.write(transaction -> {
                    directory.save(transaction, new AccountName(app, "key"), SaveRule.SAVE, state -> state);
                    throw new IllegalStateException("a bug further on");
                }));
        assertEquals(Optional.empty(), directory.find(app, "key"));
    }

    @Test
    void find_keyOfAnotherApplication_isEmpty() {
        Account account = saved("key");
        String other = TestDatabase.uniqueId();
        assertEquals(Optional.empty(), directory.find(other, "key"));
        assertEquals(List.of(), directory.list(other, "", 10).items());
        assertEquals(app, account.applicationId());
    }

    @ParameterizedTest
    @ArgumentsSource(DistinctKeys.class)
    void find_keyThatOnlyLooksAlike_isAnother(String key, String alike) {
        Account first = saved(key);
        assertEquals(Optional.empty(), directory.find(app, alike));
        Account second = saved(alike);
        assertEquals(first, directory.find(app, key).orElseThrow());
        assertEquals(second, directory.find(app, alike).orElseThrow());
        assertEquals(2, directory.list(app, "", 10).items().size());
    }

    @Test
    void save_createByManyAtOnce_isDoneOnce() {
        List<Saved<Account>> results =
                Together.run(16, thread -> save("key", SaveRule.CREATE, state -> named("by " + thread)));
        assertEquals(1, results.stream().filter(Saved.Stored.class::isInstance).count());
        assertEquals(
                15,
                results.stream().filter(Saved.AlreadyExists.class::isInstance).count());
    }

    @Test
    void save_sameKeyByManyAtOnce_isOneRowWithEveryChange() {
        List<Saved<Account>> results = Together.run(
                16,
                thread -> save(
                        "key",
                        SaveRule.SAVE,
                        state -> new AccountState(state.name(), true, state.details() + thread + ";")));
        assertEquals(
                1,
                results.stream()
                        .filter(saved -> ((Saved.Stored<Account>) saved).created())
                        .count());
        assertEquals(1, directory.list(app, "", 10).items().size());
        String details = directory.find(app, "key").orElseThrow().details();
        assertEquals(16, details.split(";").length, details);
        IntStream.range(0, 16).forEach(i -> assertTrue((";" + details).contains(";" + i + ";"), details));
    }

    @Test
    void save_differentKeysByManyAtOnce_areAllStored() {
        Together.run(16, thread -> save("key" + thread, SaveRule.CREATE, state -> state));
        assertEquals(16, directory.list(app, "", 100).items().size());
    }

    @Test
    void save_newAccount_startsActiveAndIsCreated() {
        Saved.Stored<Account> stored =
                (Saved.Stored<Account>) save("key", SaveRule.SAVE, state -> new AccountState("N", state.active(), ""));
        assertTrue(stored.created());
        Account account = stored.value();
        assertEquals(new Account(account.id(), app, "key", "N", true, ""), account);
        assertEquals(Optional.of(account), directory.findById(account.id()));
    }

    @Test
    void save_storedAccount_givesItsStateToTheChange() {
        save("key", SaveRule.SAVE, state -> new AccountState("N", false, "{\"a\":1}"));
        Saved.Stored<Account> stored = (Saved.Stored<Account>) save("key", SaveRule.UPDATE, state -> {
            assertEquals(new AccountState("N", false, "{\"a\":1}"), state);
            return state;
        });
        assertFalse(stored.created());
    }

    @Test
    void save_longDetailsInAnyScript_areKept() {
        String details = "\ud83d\udd11\u4e2d\u00e9'\"\\".repeat(20_000);
        save("key", SaveRule.SAVE, state -> new AccountState("\ud83d\udd11", true, details));
        Account account = directory.find(app, "key").orElseThrow();
        assertEquals(details, account.details());
        assertEquals("\ud83d\udd11", account.name());
    }

    @Test
    void find_rememberedAccount_isAsSavedAtTheVeryNextCall() {
        Account account = saved("key");
        assertTrue(directory.find(app, "key").orElseThrow().active());
        assertTrue(directory.findById(account.id()).orElseThrow().active());
        save("key", SaveRule.UPDATE, state -> new AccountState(state.name(), false, state.details()));
        assertFalse(directory.find(app, "key").orElseThrow().active());
        assertFalse(directory.findById(account.id()).orElseThrow().active());
    }

    @Test
    void find_rememberedAbsence_endsWithTheCreation() {
        assertEquals(Optional.empty(), directory.find(app, "key"));
        saved("key");
        assertTrue(directory.find(app, "key").isPresent());
    }

    @Test
    void find_savedByAnotherNode_isSeenWhenTheTimeIsUp() {
        AccountDirectory patient = new AccountDirectory(database, TestCaches.LASTING, MutableClock.stopped());
        AccountDirectory hasty =
                new AccountDirectory(database, TestCaches.lasting(Duration.ofNanos(1)), MutableClock.stopped());
        saved("key");
        assertTrue(patient.find(app, "key").orElseThrow().active());
        assertTrue(hasty.find(app, "key").orElseThrow().active());
        save("key", SaveRule.UPDATE, state -> new AccountState(state.name(), false, state.details()));
        assertTrue(patient.find(app, "key").orElseThrow().active(), "not before");
        assertFalse(hasty.find(app, "key").orElseThrow().active());
    }

    @Test
    void list_rowsMadeMeanwhile_moveNothing() {
        List.of("b", "d", "f", "h").forEach(this::saved);
        Page<Account> first = directory.list(app, "", 2);
        assertEquals(List.of("b", "d"), keys(first));
        List.of("a", "c", "e", "g", "i").forEach(this::saved);
        Page<Account> second = directory.list(app, first.next().orElseThrow(), 3);
        assertEquals(List.of("e", "f", "g"), keys(second));
        assertEquals(List.of("h", "i"), keys(directory.list(app, second.next().orElseThrow(), 3)));
    }

    @Test
    void list_asManyRowsAsTheLimit_hasNoNextPage() {
        List.of("a", "b", "c").forEach(this::saved);
        assertEquals(Optional.empty(), directory.list(app, "", 3).next());
        assertEquals(Optional.of("b"), directory.list(app, "", 2).next());
        assertEquals(List.of(), directory.list(app, "c", 3).items());
    }

    @Test
    void list_keysThatLookAlike_comeOnceEach() {
        List<String> keys = List.of("A", "a", "B", "b", "a ", "\u00e9", "e\u0301", "\ud83d\udd11", "\uff11", "10", "9");
        keys.forEach(this::saved);
        java.util.Set<String> seen = new java.util.TreeSet<>();
        String after = "";
        for (int page = 0; page < keys.size(); page++) {
            Page<Account> one = directory.list(app, after, 1);
            assertTrue(seen.add(one.items().get(0).key()));
            after = one.next().orElse("");
        }
        assertEquals(new java.util.TreeSet<>(keys), seen);
        assertEquals("", after);
    }

    private Saved<Account> save(String key, SaveRule rule, UnaryOperator<AccountState> change) {
        return database.write(transaction -> directory.save(transaction, new AccountName(app, key), rule, change));
    }

    private Account saved(String key) {
        return ((Saved.Stored<Account>) save(key, SaveRule.SAVE, state -> named("Practice"))).value();
    }

    private static AccountState named(String name) {
        return new AccountState(name, true, "");
    }

    private static List<String> keys(Page<Account> page) {
        return page.items().stream().map(Account::key).toList();
    }
}
