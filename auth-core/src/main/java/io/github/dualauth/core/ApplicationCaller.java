package io.github.dualauth.core;

import io.github.dualauth.core.token.SignedToken;
import java.util.Optional;
import java.util.Set;

/** An application that acts for an account and a user of its own; its principal name is the application ID. */
public final class ApplicationCaller extends AuthenticatedCaller {

    private static final long serialVersionUID = 1L;

    private final transient ApplicationVerifier verifier;
    private final transient VerifiedApplication application;

    ApplicationCaller(
            ApplicationVerifier verifier, VerifiedApplication application, Acting acting, Optional<SignedToken> token) {
        super(application.applicationId(), application.applicationId(), acting, token);
        this.verifier = verifier;
        this.application = application;
    }

    @Override
    public AuthenticationMode mode() {
        return AuthenticationMode.APPLICATION;
    }

    @Override
    public Set<String> roles() {
        return application.roles();
    }

    /** What stands for the very credential that it was known by, as its verifier says; {@code ""} where it says nothing. */
    public String credential() {
        return application.credential();
    }

    /** Why its credential would not be taken now, if so. */
    Optional<RejectionReason> fault() {
        return verifier.fault(application);
    }
}
