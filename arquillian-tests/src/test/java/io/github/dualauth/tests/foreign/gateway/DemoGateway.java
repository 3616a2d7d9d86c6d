package io.github.dualauth.tests.foreign.gateway;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.AccountName;
import io.github.dualauth.core.directory.AccountState;
import io.github.dualauth.core.directory.SaveRule;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.edge.address.AddressOwner;
import io.github.dualauth.edge.address.DirectAddresses;
import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.certificate.ClientCertificates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One clinic, the address that it sends from, and the certificate of its gateway. */
@ApplicationScoped
public class DemoGateway {

    @Inject
    private Database database;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private DirectAddresses addresses;

    @Inject
    private ClientCertificates certificates;

    @Inject
    @ConfigProperty(name = "gateway.sha-256")
    private String thumbprint;

    void create(@Observes DualauthStarted started) {
        MailAddress address = MailAddress.parse("desk@clinic-1.example.org").orElseThrow();
        Account clinic = database.write(transaction -> {
            Account account = accounts.save(
                            transaction,
                            new AccountName("clinic-server", "clinic-1"),
                            SaveRule.SAVE,
                            state -> new AccountState("Clinic One", true, ""))
                    .orElseThrow();
            addresses.create(transaction, new AddressOwner(account, Optional.empty()), address);
            return account;
        });
        // Both say so if they exist already.
        certificates.create(clinic, "gateway", thumbprint);
    }
}
