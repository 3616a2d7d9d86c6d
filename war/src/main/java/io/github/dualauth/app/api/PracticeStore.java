package io.github.dualauth.app.api;

import io.github.dualauth.app.PracticeAddresses;
import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.Details;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Transaction;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.AccountName;
import io.github.dualauth.core.directory.AccountState;
import io.github.dualauth.core.directory.SaveRule;
import io.github.dualauth.core.directory.Saved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;

/** Stores a practice with the addresses that no other practice may have, in one transaction. */
@ApplicationScoped
class PracticeStore {

    @Inject
    private Database database;

    @Inject
    private AccountDirectory accounts;

    Saved.Stored<Account> save(AccountName name, SaveRule rule, Map<String, JsonValue> sent) {
        return database.write(transaction -> save(transaction, name, rule, sent));
    }

    private Saved.Stored<Account> save(
            Transaction transaction, AccountName name, SaveRule rule, Map<String, JsonValue> sent) {
        Saved<Account> saved = accounts.save(transaction, name, rule, state -> changed(state, sent));
        if (saved instanceof Saved.AlreadyExists) {
            throw new ApiFault(ApiCode.ACCOUNT_EXISTS);
        }
        if (saved instanceof Saved.DoesNotExist) {
            throw new ApiFault(ApiCode.ACCOUNT_UNKNOWN);
        }
        Saved.Stored<Account> stored = (Saved.Stored<Account>) saved;
        PracticeAddresses addresses = new PracticeAddresses(transaction.entityManager(), stored.value());
        if (sent.containsKey("websiteAddress") && !addresses.claimWebsite(text(sent.get("websiteAddress")))) {
            throw new ApiFault(ApiCode.WEB_ADDRESS_TAKEN);
        }
        if (sent.containsKey("directDomain") && !addresses.claimDirectDomain(text(sent.get("directDomain")))) {
            throw new ApiFault(ApiCode.DIRECT_DOMAIN_TAKEN);
        }
        return stored;
    }

    private static AccountState changed(AccountState state, Map<String, JsonValue> sent) {
        if (state.details().isEmpty()) {
            Details.requireAll(PracticeResource.FIELDS, sent);
        }
        return new AccountState(
                sent.containsKey("name") ? text(sent.get("name")) : state.name(),
                sent.containsKey("active") ? sent.get("active") == JsonValue.TRUE : state.active(),
                Details.merged(state.details(), sent));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
