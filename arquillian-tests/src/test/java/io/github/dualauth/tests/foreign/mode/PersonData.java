package io.github.dualauth.tests.foreign.mode;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.AccountName;
import io.github.dualauth.core.directory.SaveRule;
import io.github.dualauth.core.directory.User;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.directory.UserSave;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.individual.LoginChange;
import io.github.dualauth.individual.LoginRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.UnaryOperator;

/** One person, in a deployment that knows no applications. */
@ApplicationScoped
public class PersonData {

    /** The person's password. */
    public static final String PASSWORD = "correct horse battery staple";

    @Inject
    private Database database;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private UserDirectory users;

    @Inject
    private LoginRegistry logins;

    void create(@Observes DualauthStarted started) {
        String hash = logins.hash(Secret.of(PASSWORD));
        database.write(transaction -> {
            Account account = accounts.save(
                            transaction, new AccountName("none", "a"), SaveRule.SAVE, UnaryOperator.identity())
                    .orElseThrow();
            User user = users.save(transaction, account, new UserSave("u", SaveRule.SAVE), UnaryOperator.identity())
                    .orElseThrow();
            LoginChange login = new LoginChange(account.id(), user.id(), "Ann@Home", Secret.of(PASSWORD));
            return logins.save(transaction, login, hash);
        });
    }
}
