package io.github.dualauth.core;

import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.User;
import java.util.Optional;
import java.util.Set;

/** An application that acts for an account and a user of its own; its principal name is the application ID. */
public final class ApplicationCaller extends AuthenticatedCaller {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> roles;

    ApplicationCaller(VerifiedApplication application, Optional<Account> account, Optional<User> user) {
        super(application.applicationId(), application.applicationId(), account, user);
        this.roles = application.roles();
    }

    @Override
    public AuthenticationMode mode() {
        return AuthenticationMode.APPLICATION;
    }

    @Override
    public Set<String> roles() {
        return roles;
    }
}
