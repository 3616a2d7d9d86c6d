package io.github.dualauth.core;

import io.github.dualauth.core.token.SignedToken;
import java.util.Optional;
import java.util.Set;

/** An application that acts for an account and a user of its own; its principal name is the application ID. */
public final class ApplicationCaller extends AuthenticatedCaller {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> roles;
    private final String credential;

    ApplicationCaller(VerifiedApplication application, Acting acting, Optional<SignedToken> token) {
        super(application.applicationId(), application.applicationId(), acting, token);
        this.roles = application.roles();
        this.credential = application.credential();
    }

    @Override
    public AuthenticationMode mode() {
        return AuthenticationMode.APPLICATION;
    }

    @Override
    public Set<String> roles() {
        return roles;
    }

    /** What stands for the very credential that it was known by, as its verifier says; {@code ""} where it says nothing. */
    public String credential() {
        return credential;
    }
}
