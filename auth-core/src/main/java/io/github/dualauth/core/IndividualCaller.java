package io.github.dualauth.core;

import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.User;
import java.util.Optional;
import java.util.Set;

/** A person, with the account and user that the login is tied to; its principal name is the login ID. */
public final class IndividualCaller extends AuthenticatedCaller {

    private static final long serialVersionUID = 1L;

    IndividualCaller(VerifiedPerson person, Account account, User user) {
        super(
                person.loginId(),
                account.applicationId(),
                new Acting(Optional.of(account), Optional.of(user)),
                Optional.empty());
    }

    @Override
    public AuthenticationMode mode() {
        return AuthenticationMode.INDIVIDUAL;
    }

    @Override
    public Set<String> roles() {
        return Set.of();
    }
}
