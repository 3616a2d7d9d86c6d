package io.github.dualauth.core.testing;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.AccountName;
import io.github.dualauth.core.directory.AccountState;
import io.github.dualauth.core.directory.SaveRule;
import io.github.dualauth.core.directory.Saved;
import io.github.dualauth.core.directory.User;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.directory.UserSave;
import io.github.dualauth.core.directory.UserState;

/** Stored accounts and users. */
public final class TestAccounts {

    private final Database database;
    private final AccountDirectory accounts;
    private final UserDirectory users;

    /** Stores them by way of these directories. */
    public TestAccounts(Database database, AccountDirectory accounts, UserDirectory users) {
        this.database = database;
        this.accounts = accounts;
        this.users = users;
    }

    /** An active account. */
    public Account active(String applicationId, String key) {
        return save(applicationId, key, true);
    }

    /** An inactive account. */
    public Account inactive(String applicationId, String key) {
        return save(applicationId, key, false);
    }

    /** An active user. */
    public User activeUser(Account account, String key) {
        return save(account, key, true);
    }

    /** An inactive user. */
    public User inactiveUser(Account account, String key) {
        return save(account, key, false);
    }

    private Account save(String applicationId, String key, boolean active) {
        return stored(database.write(transaction -> accounts.save(
                transaction,
                new AccountName(applicationId, key),
                SaveRule.SAVE,
                state -> new AccountState("Practice " + key, active, ""))));
    }

    private User save(Account account, String key, boolean active) {
        return stored(database.write(transaction -> users.save(
                transaction, account, new UserSave(key, SaveRule.SAVE), state -> new UserState(active, ""))));
    }

    private static <T> T stored(Saved<T> saved) {
        return ((Saved.Stored<T>) saved).value();
    }
}
