package io.github.dualauth.tests.foreign.tutorial;

import io.github.dualauth.core.database.Database;
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

/** One clinic with one user and her login, so that there is something to call with. */
@ApplicationScoped
public class DemoClinic {

    @Inject
    private Database database;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private UserDirectory users;

    @Inject
    private LoginRegistry logins;

    void create(@Observes DualauthStarted started) {
        try (Secret password = Secret.of("correct horse battery staple")) {
            String hash = logins.hash(password);
            database.write(transaction -> {
                Account clinic = accounts.save(
                                transaction,
                                new AccountName("clinic-server", "clinic-1"),
                                SaveRule.SAVE,
                                state -> new AccountState("Clinic One", true, ""))
                        .orElseThrow();
                User user = users.save(
                                transaction, clinic, new UserSave("ann", SaveRule.SAVE), state -> UserState.initial())
                        .orElseThrow();
                return logins.save(
                        transaction, new LoginChange(clinic.id(), user.id(), "ann@clinic-1.example", password), hash);
            });
        }
    }
}
