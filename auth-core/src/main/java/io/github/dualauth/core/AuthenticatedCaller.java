package io.github.dualauth.core;

import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.User;
import io.github.dualauth.core.token.SignedToken;
import jakarta.security.enterprise.CallerPrincipal;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, proven. Only {@link Authenticator} makes one. It is the principal of the JAX-RS, servlet, EJB and Jakarta
 * Security contexts alike.
 */
public abstract sealed class AuthenticatedCaller extends CallerPrincipal
        permits ApplicationCaller, IndividualCaller, DeviceCaller, SystemCaller {

    private static final long serialVersionUID = 1L;

    private final String applicationId;
    private final transient Acting acting;
    private final transient Optional<SignedToken> token;

    AuthenticatedCaller(String name, String applicationId, Acting acting, Optional<SignedToken> token) {
        super(name);
        this.applicationId = applicationId;
        this.acting = acting;
        this.token = token;
    }

    /** Whom a caller acts for. */
    record Acting(Optional<Account> account, Optional<User> user) {}

    /** The mode of the verifier that vouched. */
    public abstract AuthenticationMode mode();

    /** The roles that {@code @RolesAllowed} asks for; only applications have any. */
    public Set<String> roles() {
        return Set.of();
    }

    /** The application that calls, or to which the person's account belongs. */
    public String applicationId() {
        return applicationId;
    }

    /** The account acted for; always there at level ACCOUNT and above, and then active. */
    public Optional<Account> account() {
        return acting.account();
    }

    /** The user acted for; always there at level USER, and then active. */
    public Optional<User> user() {
        return acting.user();
    }

    /** The verified token that the caller was known by; empty for other credentials. */
    public Optional<SignedToken> token() {
        return token;
    }

    /** A caller belongs to one request; it does not travel. */
    private void writeObject(java.io.ObjectOutputStream out) throws java.io.NotSerializableException {
        throw new java.io.NotSerializableException(getClass().getName());
    }
}
