package io.github.dualauth.core.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestAccounts;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class UserDirectoryTest {

    private final String app = TestDatabase.uniqueId();
    private final Database database;
    private final AccountDirectory accounts;
    private final UserDirectory directory;
    private final TestAccounts stored;
    private final Account account;

    UserDirectoryTest(TestDatabase kind) {
        database = kind.shared(AccountDirectory.SCHEMA);
        accounts = new AccountDirectory(database, TestCaches.LASTING, MutableClock.stopped());
        directory = new UserDirectory(accounts);
        stored = new TestAccounts(database, accounts, directory);
        account = stored.active(app, "account");
    }

    @Test
    void save_createOfAKeyThatIsThere_isRefused() {
        stored.activeUser(account, "key");
        assertInstanceOf(Saved.AlreadyExists.class, save("key", SaveRule.CREATE, state -> state));
    }

    @Test
    void save_updateOfAKeyThatIsNotThere_isRefused() {
        assertInstanceOf(Saved.DoesNotExist.class, save("key", SaveRule.UPDATE, state -> state));
        assertEquals(Optional.empty(), directory.find(AccountName.of(account), "key"));
    }

    @Test
    void find_keyInAnotherAccount_isEmpty() {
        User user = stored.activeUser(account, "key");
        Account other = stored.active(app, "other");
        assertEquals(Optional.empty(), directory.find(AccountName.of(other), "key"));
        User namesake = stored.activeUser(other, "key");
        assertEquals(user, directory.find(AccountName.of(account), "key").orElseThrow());
        assertEquals(namesake, directory.find(AccountName.of(other), "key").orElseThrow());
    }

    @ParameterizedTest
    @ArgumentsSource(DistinctKeys.class)
    void find_keyThatOnlyLooksAlike_isAnother(String key, String alike) {
        User first = stored.activeUser(account, key);
        assertEquals(Optional.empty(), directory.find(AccountName.of(account), alike));
        User second = stored.activeUser(account, alike);
        assertEquals(first, directory.find(AccountName.of(account), key).orElseThrow());
        assertEquals(second, directory.find(AccountName.of(account), alike).orElseThrow());
    }

    @Test
    void save_createByManyAtOnce_isDoneOnce() {
        List<Saved<User>> results = Together.run(16, thread -> save("key", SaveRule.CREATE, state -> state));
        assertEquals(1, results.stream().filter(Saved.Stored.class::isInstance).count());
    }

    @Test
    void save_sameKeyByManyAtOnce_isOneRowWithEveryChange() {
        Together.run(
                16, thread -> save("key", SaveRule.SAVE, state -> new UserState(true, state.details() + thread + ";")));
        assertEquals(1, directory.list(account, "", 10).items().size());
        String details =
                directory.find(AccountName.of(account), "key").orElseThrow().details();
        assertEquals(16, List.of(details.split(";")).stream().distinct().count(), details);
    }

    @Test
    void save_newUser_startsActive() {
        Saved.Stored<User> saved = (Saved.Stored<User>) save("key", SaveRule.SAVE, state -> state);
        assertTrue(saved.created());
        User user = saved.value();
        assertEquals(new User(user.id(), account.id(), "account", "key", true, ""), user);
        assertEquals(Optional.of(user), directory.findById(account.id(), user.id()));
    }

    @Test
    void find_rememberedUser_isAsSavedAtTheVeryNextCall() {
        User user = stored.activeUser(account, "key");
        assertTrue(directory.find(AccountName.of(account), "key").orElseThrow().active());
        assertTrue(directory.findById(account.id(), user.id()).orElseThrow().active());
        save("key", SaveRule.UPDATE, state -> new UserState(false, state.details()));
        assertFalse(directory.find(AccountName.of(account), "key").orElseThrow().active());
        assertFalse(directory.findById(account.id(), user.id()).orElseThrow().active());
    }

    @Test
    void find_rememberedAbsence_endsWithTheCreation() {
        assertEquals(Optional.empty(), directory.find(AccountName.of(account), "key"));
        stored.activeUser(account, "key");
        assertTrue(directory.find(AccountName.of(account), "key").isPresent());
    }

    @Test
    void list_rowsMadeMeanwhile_moveNothing() {
        List.of("b", "d", "f").forEach(key -> stored.activeUser(account, key));
        Page<User> first = directory.list(account, "", 2);
        List.of("a", "c", "e").forEach(key -> stored.inactiveUser(account, key));
        assertEquals(List.of("b", "d"), keys(first));
        assertEquals(
                List.of("e", "f"), keys(directory.list(account, first.next().orElseThrow(), 2)));
    }

    @Test
    void listAll_otherApplication_isEmpty() {
        stored.activeUser(account, "key");
        assertEquals(
                List.of(), directory.listAll(TestDatabase.uniqueId(), "", 10).items());
    }

    @Test
    void listAll_usersOfSeveralAccounts_comeOnceEachInOrder() {
        Account next = stored.active(app, "account2");
        Account last = stored.active(app, "b");
        for (Account one : List.of(last, account, next)) {
            List.of("2", "1", "3").forEach(key -> stored.activeUser(one, key));
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            Page<User> page = directory.listAll(app, after, 2);
            page.items().forEach(user -> seen.add(user.accountKey() + "/" + user.key()));
            after = page.next().orElse("");
            stored.activeUser(account, "0 made before the " + seen.size() + "th");
        } while (!after.isEmpty());
        assertEquals(
                List.of(
                        "account/1",
                        "account/2",
                        "account/3",
                        "account2/1",
                        "account2/2",
                        "account2/3",
                        "b/1",
                        "b/2",
                        "b/3"),
                seen);
    }

    private Saved<User> save(String key, SaveRule rule, UnaryOperator<UserState> change) {
        return database.write(transaction -> directory.save(transaction, account, new UserSave(key, rule), change));
    }

    private static List<String> keys(Page<User> page) {
        return page.items().stream().map(User::key).toList();
    }
}
