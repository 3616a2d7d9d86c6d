package io.github.dualauth.core;

import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.User;
import java.util.Optional;

/**
 * A person, with the account and user that the login or the session is tied to; its principal name is the login ID, or
 * the user's key for a session of somebody who has no login.
 */
public final class IndividualCaller extends AuthenticatedCaller {

    private static final long serialVersionUID = 1L;

    private final transient VerifiedPerson person;
    private final transient IndividualVerifier verifier;

    IndividualCaller(IndividualVerifier verifier, VerifiedPerson person, Account account, User user) {
        super(
                person.loginId().isEmpty() ? user.key() : person.loginId(),
                account.applicationId(),
                new Acting(Optional.of(account), Optional.of(user)),
                Optional.empty());
        this.person = person;
        this.verifier = verifier;
    }

    @Override
    public AuthenticationMode mode() {
        return AuthenticationMode.INDIVIDUAL;
    }

    /** The login ID; {@code ""} for somebody who has none. */
    public String loginId() {
        return person.loginId();
    }

    VerifiedPerson person() {
        return person;
    }

    /** Whether what the person was verified by is theirs still. */
    boolean isVouchedFor() {
        return verifier.vouchesStill(person);
    }
}
