package io.github.dualauth.core;

import io.github.dualauth.core.directory.Account;
import java.util.Optional;

/** A system known by its certificate, with the account that it belongs to; its principal name is the certificate's ID. */
public final class SystemCaller extends AuthenticatedCaller {

    private static final long serialVersionUID = 1L;

    SystemCaller(VerifiedSystem system, Account account) {
        super(
                system.certificateId(),
                account.applicationId(),
                new Acting(Optional.of(account), Optional.empty()),
                Optional.empty());
    }

    @Override
    public AuthenticationMode mode() {
        return AuthenticationMode.SYSTEM;
    }
}
