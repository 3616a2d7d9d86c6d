package io.github.dualauth.app.api;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.Details;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Transaction;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.Saved;
import io.github.dualauth.core.directory.User;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.directory.UserSave;
import io.github.dualauth.core.directory.UserState;
import io.github.dualauth.individual.LoginChange;
import io.github.dualauth.individual.LoginOutcome;
import io.github.dualauth.individual.LoginRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/** Stores a user with the login, in one transaction. */
@ApplicationScoped
class UserStore {

    @Inject
    private Database database;

    @Inject
    private UserDirectory users;

    @Inject
    private LoginRegistry logins;

    Saved.Stored<User> save(Account account, UserSave save, Map<String, JsonValue> sent, LoginRequest login) {
        String hash = hash(login);
        return database.write(transaction -> {
            Saved<User> saved = users.save(transaction, account, save, state -> changed(state, sent));
            if (saved instanceof Saved.AlreadyExists) {
                throw new ApiFault(ApiCode.USER_EXISTS);
            }
            if (saved instanceof Saved.DoesNotExist) {
                throw new ApiFault(ApiCode.USER_UNKNOWN);
            }
            Saved.Stored<User> stored = (Saved.Stored<User>) saved;
            if (!login.isEmpty()) {
                User user = stored.value();
                saveLogin(
                        transaction, new LoginChange(account.id(), user.id(), login.loginId(), login.password()), hash);
            }
            return stored;
        });
    }

    /** Replaces the password of the login that this user has. */
    void changePassword(Account account, User user, LoginRequest password) {
        String hash = hash(password);
        database.write(transaction -> {
            saveLogin(transaction, new LoginChange(account.id(), user.id(), "", password.password()), hash);
            return null;
        });
    }

    private String hash(LoginRequest login) {
        if (!login.hash().isEmpty()) {
            return brought(login);
        }
        if (login.password().isEmpty()) {
            return "";
        }
        // Refused before it is hashed, and outside the transaction; the login ID that is there is compared inside.
        Optional<String> broken = logins.brokenRule(login.password(), login.loginId());
        if (broken.isPresent()) {
            throw new ApiFault(ApiCode.PASSWORD_INVALID, broken.get());
        }
        return logins.hash(login.password());
    }

    /** The hash of a password that another product knew. */
    private String brought(LoginRequest login) {
        if (!login.password().isEmpty()) {
            throw new ApiFault(ApiCode.VALIDATION, "loginPasswordHash: cannot be sent with loginPassword");
        }
        String hash = new String(login.hash().toCharArray());
        if (!logins.reads(hash)) {
            throw new ApiFault(ApiCode.VALIDATION, "loginPasswordHash: is in no format that is read");
        }
        return hash;
    }

    private void saveLogin(Transaction transaction, LoginChange change, String hash) {
        LoginOutcome outcome = logins.save(transaction, change, hash);
        if (outcome instanceof LoginOutcome.Taken) {
            throw new ApiFault(ApiCode.LOGIN_EXISTS);
        }
        if (outcome instanceof LoginOutcome.LoginIdTooLong) {
            throw new ApiFault(ApiCode.VALIDATION, "loginId: is too long");
        }
        if (outcome instanceof LoginOutcome.PasswordRequired) {
            throw new ApiFault(ApiCode.PASSWORD_REQUIRED);
        }
        if (outcome instanceof LoginOutcome.LoginIdRequired) {
            throw new ApiFault(ApiCode.VALIDATION, "loginId: is required with loginPassword");
        }
        if (outcome instanceof LoginOutcome.PasswordRefused refused) {
            throw new ApiFault(ApiCode.PASSWORD_INVALID, refused.rule());
        }
    }

    private static UserState changed(UserState state, Map<String, JsonValue> sent) {
        if (state.details().isEmpty()) {
            Details.requireAll(UserResource.FIELDS, sent);
        }
        return new UserState(
                sent.containsKey("active") ? sent.get("active") == JsonValue.TRUE : state.active(),
                Details.merged(state.details(), sent));
    }
}
