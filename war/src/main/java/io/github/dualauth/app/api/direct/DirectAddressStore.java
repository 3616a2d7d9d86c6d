package io.github.dualauth.app.api.direct;

import io.github.dualauth.app.PracticeAddresses;
import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.edge.address.AddressOutcome;
import io.github.dualauth.edge.address.AddressOwner;
import io.github.dualauth.edge.address.DirectAddress;
import io.github.dualauth.edge.address.DirectAddresses;
import io.github.dualauth.edge.address.MailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Stores a Direct address, unless its domain is another practice's. */
@ApplicationScoped
class DirectAddressStore {

    private final Database database;
    private final DirectAddresses addresses;

    /** For the client proxy. */
    DirectAddressStore() {
        this(null, null);
    }

    @Inject
    DirectAddressStore(Database database, DirectAddresses addresses) {
        this.database = database;
        this.addresses = addresses;
    }

    /** An address that was there before another practice took its domain stays, so it is all the same who comes first. */
    DirectAddress create(AddressOwner owner, MailAddress address) {
        return database.write(transaction -> {
            if (!new PracticeAddresses(transaction.entityManager(), owner.account()).mayUse(address.domain())) {
                throw new ApiFault(ApiCode.DIRECT_ADDRESS_FOREIGN);
            }
            if (addresses.create(transaction, owner, address) instanceof AddressOutcome.Stored stored) {
                return stored.address();
            }
            throw new ApiFault(ApiCode.DIRECT_ADDRESS_EXISTS);
        });
    }
}
