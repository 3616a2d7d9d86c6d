package io.github.dualauth.core.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestAccounts;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TroubledDataSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How often the database is asked for a user and the account: once, where neither is remembered. */
@ParameterizedClass(name = "{0}")
@EnumSource(
        value = TestDatabase.class,
        names = {"H2", "MARIADB"})
class UserAlongsideAccountTest {

    private static final String APP = "app";

    private final TroubledDataSource counted;
    private final Database database;
    private final Account account;
    private final User user;

    /** Those of a node that has read nothing yet. */
    private final AccountDirectory accounts;

    private final UserDirectory users;

    UserAlongsideAccountTest(TestDatabase kind) {
        counted = new TroubledDataSource(kind.empty());
        database = Database.open(counted.dataSource(), List.of(AccountDirectory.SCHEMA));
        AccountDirectory other = directory();
        TestAccounts stored = new TestAccounts(database, other, new UserDirectory(other));
        account = stored.active(APP, "practice");
        user = stored.activeUser(account, "anna");
        accounts = directory();
        users = new UserDirectory(accounts);
    }

    private AccountDirectory directory() {
        return new AccountDirectory(database, TestCaches.LASTING, MutableClock.stopped());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void assertAsks(int times, Runnable work) {
        int before = counted.connections();
        work.run();
        assertEquals(times, counted.connections() - before);
    }

    private void findsUser(Optional<User> expected, String accountKey, String key) {
        assertEquals(expected, users.find(new AccountName(APP, accountKey), key));
    }

    private void findsAccount(Optional<Account> expected, String key) {
        assertEquals(expected, accounts.find(APP, key));
    }

    @Test
    void find_neitherRemembered_asksOnceForBoth() {
        assertAsks(1, () -> {
            findsUser(Optional.of(user), "practice", "anna");
            findsAccount(Optional.of(account), "practice");
            findsUser(Optional.of(user), "practice", "anna");
        });
    }

    @Test
    void find_accountRemembered_asksForTheUserOnly() {
        findsAccount(Optional.of(account), "practice");
        assertAsks(1, () -> {
            findsUser(Optional.of(user), "practice", "anna");
            findsAccount(Optional.of(account), "practice");
        });
        assertAsks(1, () -> findsUser(Optional.empty(), "practice", "bert"));
    }

    @Test
    void find_userThatIsNotThere_bringsTheAccountAlong() {
        assertAsks(1, () -> {
            findsUser(Optional.empty(), "practice", "bert");
            findsUser(Optional.empty(), "practice", "bert");
            findsAccount(Optional.of(account), "practice");
        });
    }

    @Test
    void find_accountThatIsNotThere_isKnownForBothUntilItIsMade() {
        assertAsks(1, () -> {
            findsUser(Optional.empty(), "other", "anna");
            findsAccount(Optional.empty(), "other");
        });
        TestAccounts stored = new TestAccounts(database, accounts, users);
        Account made = stored.active(APP, "other");
        findsAccount(Optional.of(made), "other");
        User namesake = stored.activeUser(made, "anna");
        findsUser(Optional.of(namesake), "other", "anna");
        findsUser(Optional.of(user), "practice", "anna");
    }

    /** Else a user that another node has made would be missed for as long as both are remembered, one after the other. */
    @Test
    void find_accountMadeByAnotherNodeSinceItWasMissed_isAsTheDatabaseSays() {
        findsAccount(Optional.empty(), "other");
        AccountDirectory node = directory();
        TestAccounts there = new TestAccounts(database, node, new UserDirectory(node));
        User made = there.activeUser(there.active(APP, "other"), "anna");
        findsAccount(Optional.empty(), "other");
        findsUser(Optional.of(made), "other", "anna");
    }

    @Test
    void find_sameKeysInAnotherApplication_areOthers() {
        assertEquals(Optional.empty(), users.find(new AccountName("other", "practice"), "anna"));
        findsUser(Optional.of(user), "practice", "anna");
    }

    @Test
    void findById_neitherRemembered_asksOnceForBoth() {
        assertAsks(1, () -> {
            assertEquals(Optional.of(user), users.findById(account.id(), user.id()));
            assertEquals(Optional.of(account), accounts.findById(account.id()));
        });
    }

    @Test
    void findById_accountRemembered_asksForTheUserOnly() {
        assertEquals(Optional.of(account), accounts.findById(account.id()));
        assertAsks(1, () -> assertEquals(Optional.of(user), users.findById(account.id(), user.id())));
        assertAsks(1, () -> assertEquals(Optional.empty(), users.findById(account.id(), "nobody")));
    }

    @Test
    void findById_userOfAnotherAccount_isEmptyWhateverIsRemembered() {
        Account other = new TestAccounts(database, accounts, users).active(APP, "other");
        assertEquals(Optional.empty(), users.findById(other.id(), user.id()));
        assertEquals(Optional.of(other), accounts.findById(other.id()));
        assertEquals(Optional.of(user), users.findById(account.id(), user.id()));

        AccountDirectory aware = directory();
        assertEquals(Optional.of(other), aware.findById(other.id()));
        assertEquals(Optional.empty(), new UserDirectory(aware).findById(other.id(), user.id()));
        assertEquals(Optional.empty(), users.findById("none", user.id()));
        assertEquals(Optional.empty(), accounts.findById("none"));
    }

    @Test
    void save_accountReadAlongside_isSeenAtTheVeryNextCall() {
        findsUser(Optional.of(user), "practice", "anna");
        assertEquals(Optional.of(user), users.findById(account.id(), user.id()));
        new TestAccounts(database, accounts, users).inactive(APP, "practice");
        assertFalse(accounts.find(APP, "practice").orElseThrow().active());
        assertFalse(accounts.findById(account.id()).orElseThrow().active());
    }
}
