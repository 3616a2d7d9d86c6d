package io.github.dualauth.tests.foreign.contract;

import io.github.dualauth.application.Application;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Transaction;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.AccountName;
import io.github.dualauth.core.directory.AccountState;
import io.github.dualauth.core.directory.SaveRule;
import io.github.dualauth.core.directory.User;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.directory.UserSave;
import io.github.dualauth.core.directory.UserState;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.individual.LoginChange;
import io.github.dualauth.individual.LoginRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;

/** Accounts, users and logins in every state, an application with another role, and the table of the orders. */
@ApplicationScoped
public class ContractData {

    /** The application whose accounts these are. */
    public static final String OWNER = "clinic-server";

    /** An application whose only role is clerk. */
    public static final String CLERK = "clerk-server";

    /** The password of {@link #CLERK}. */
    public static final String CLERK_PASSWORD = "kQ8wZ1xC6vN3bM0lT5yU2iO7pA4sD9fG";

    /** Every login's password. */
    public static final String LOGIN_PASSWORD = "correct horse battery staple";

    @Inject
    private Database database;

    @Inject
    private ApplicationRegistry applications;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private UserDirectory users;

    @Inject
    private LoginRegistry logins;

    void create(@Observes DualauthStarted started) {
        applications.create(new Application(CLERK, "Clerk", Set.of("clerk"), true), Secret.of(CLERK_PASSWORD));
        String hash = logins.hash(Secret.of(LOGIN_PASSWORD));
        database.write(transaction -> {
            transaction
                    .entityManager()
                    .createNativeQuery("CREATE TABLE contract_order (id INT NOT NULL)")
                    .executeUpdate();
            Account open = account(transaction, "open", true);
            Account closed = account(transaction, "closed", false);
            login(transaction, user(transaction, open, "ann", true), "ann@open", hash);
            login(transaction, user(transaction, open, "bob", true), "bob@open", hash);
            login(transaction, user(transaction, open, "gone", false), "gone@open", hash);
            login(transaction, user(transaction, closed, "cid", true), "cid@closed", hash);
            return null;
        });
    }

    private Account account(Transaction transaction, String key, boolean active) {
        return accounts.save(
                        transaction,
                        new AccountName(OWNER, key),
                        SaveRule.SAVE,
                        state -> new AccountState(key, active, ""))
                .orElseThrow();
    }

    private User user(Transaction transaction, Account account, String key, boolean active) {
        return users.save(transaction, account, new UserSave(key, SaveRule.SAVE), state -> new UserState(active, ""))
                .orElseThrow();
    }

    private void login(Transaction transaction, User user, String loginId, String hash) {
        logins.save(
                transaction, new LoginChange(user.accountId(), user.id(), loginId, Secret.of(LOGIN_PASSWORD)), hash);
    }
}
