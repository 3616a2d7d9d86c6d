package io.github.dualauth.edge.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.User;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestAccounts;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.edge.EdgeSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DirectAddressesDatabaseTest {

    private final MutableClock clock = MutableClock.stopped();
    private final Database database;
    private final DirectAddresses addresses;
    private final TestAccounts stored;
    private final String application = TestDatabase.uniqueId();
    private final Account account;
    private final User anna;
    private final User bert;
    private final MailAddress address = new MailAddress(TestDatabase.uniqueId(), "direct.example.org");

    DirectAddressesDatabaseTest(TestDatabase kind) {
        this.database = kind.shared(AccountDirectory.SCHEMA, EdgeSchema.SCHEMA);
        this.addresses = node();
        AccountDirectory accounts = new AccountDirectory(database, TestCaches.LASTING, clock);
        this.stored = new TestAccounts(database, accounts, new UserDirectory(accounts));
        this.account = stored.active(application, "practice");
        this.anna = stored.activeUser(account, "anna");
        this.bert = stored.activeUser(account, "bert");
    }

    private DirectAddresses node() {
        return new DirectAddresses(database, TestCaches.lasting(Duration.ofHours(1)), clock);
    }

    private Optional<DirectAddress> create(Account owner, Optional<User> user, MailAddress one) {
        return database.write(transaction -> addresses.create(transaction, new AddressOwner(owner, user), one));
    }

    private static MailAddress upper(MailAddress one) {
        return MailAddress.parse(one.toString().toUpperCase(Locale.ROOT)).orElseThrow();
    }

    @Test
    void owns_unknownAddress_isRefused() {
        assertFalse(addresses.owns(account.id(), "", address));
    }

    @Test
    void owns_anotherAccountsAddress_isRefused() {
        create(account, Optional.empty(), address);
        Account other = stored.active(application, "other");
        assertFalse(addresses.owns(other.id(), "", address));
        assertFalse(addresses.owns(other.id(), anna.id(), address));
    }

    @Test
    void owns_anotherUsersAddress_isRefused() {
        create(account, Optional.of(anna), address);
        assertFalse(addresses.owns(account.id(), bert.id(), address));
        assertTrue(addresses.owns(account.id(), anna.id(), address));
        assertTrue(addresses.owns(account.id(), "", address), "a system acts for all of the account");
    }

    @Test
    void owns_accountsAddress_isEachUsers() {
        create(account, Optional.empty(), address);
        assertTrue(addresses.owns(account.id(), anna.id(), address));
        assertTrue(addresses.owns(account.id(), "", upper(address)));
    }

    @Test
    void create_addressOfAnyAccountInAnyCase_isRefused() {
        create(account, Optional.empty(), address);
        Account other = stored.active(TestDatabase.uniqueId(), "practice");
        assertEquals(Optional.empty(), create(other, Optional.empty(), upper(address)));
        assertEquals(Optional.empty(), create(account, Optional.of(anna), address));
        assertEquals(account.id(), addresses.find(upper(address)).orElseThrow().accountId());
    }

    @Test
    void create_sameAddressAtTheSameMoment_isOnesAlone() {
        List<Optional<DirectAddress>> all =
                Together.run(8, i -> create(account, Optional.empty(), i % 2 == 0 ? address : upper(address)));
        assertEquals(1, all.stream().filter(Optional::isPresent).count());
    }

    @Test
    void create_afterItWasFoundAbsent_isSeenAtOnce() {
        assertTrue(addresses.find(address).isEmpty());
        create(account, Optional.of(anna), address);
        DirectAddress found = addresses.find(address).orElseThrow();
        assertEquals(address, found.address());
        assertEquals("practice", found.accountKey());
        assertEquals("anna", found.userKey());
        assertEquals(clock.instant(), found.created());
    }

    @Test
    void delete_unknownOrAnotherApplications_changesNothing() {
        assertTrue(addresses.delete(application, address).isEmpty());
        create(account, Optional.empty(), address);
        assertTrue(addresses.delete(TestDatabase.uniqueId(), address).isEmpty());
        assertTrue(addresses.owns(account.id(), "", address));
    }

    @Test
    void delete_ownInAnyCase_holdsAtTheNextCallAndFreesIt() {
        create(account, Optional.empty(), address);
        assertTrue(addresses.owns(account.id(), "", address));
        assertEquals(
                address,
                addresses.delete(application, upper(address)).orElseThrow().address());
        assertFalse(addresses.owns(account.id(), "", address));
        assertFalse(node().owns(account.id(), "", address));
        Account other = stored.active(TestDatabase.uniqueId(), "practice");
        assertTrue(create(other, Optional.empty(), address).isPresent());
    }

    @Test
    void list_pages_haveEachOnceAndNobodyElses() {
        Account other = stored.active(application, "other");
        Account foreign = stored.active(TestDatabase.uniqueId(), "practice");
        String name = TestDatabase.uniqueId();
        for (int i = 0; i < 5; i++) {
            create(account, Optional.empty(), new MailAddress(name + "-a" + i, "direct.example.org"));
            create(other, Optional.empty(), new MailAddress(name + "-b" + i, "direct.example.org"));
            create(foreign, Optional.empty(), new MailAddress(name + "-c" + i, "direct.example.org"));
        }
        assertEquals(10, all("").size());
        assertEquals(
                List.of("a0", "a1", "a2", "a3", "a4"),
                all(account.id()).stream()
                        .map(one -> one.substring(name.length() + 1, one.indexOf('@')))
                        .toList());
    }

    private List<String> all(String accountId) {
        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            Page<DirectAddress> page = addresses.list(application, accountId, next.get(), 2);
            page.items().forEach(one -> seen.add(one.address().toString()));
            next = page.next();
        }
        return seen;
    }
}
