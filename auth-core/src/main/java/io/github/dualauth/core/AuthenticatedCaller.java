package io.github.dualauth.core;

import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.User;
import jakarta.security.enterprise.CallerPrincipal;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, proven. Only {@link Authenticator} makes one. It is the principal of the JAX-RS, servlet, EJB and Jakarta
 * Security contexts alike.
 */
public abstract sealed class AuthenticatedCaller extends CallerPrincipal permits ApplicationCaller, IndividualCaller {

    private static final long serialVersionUID = 1L;

    private final String applicationId;
    private final transient Optional<Account> account;
    private final transient Optional<User> user;

    AuthenticatedCaller(String name, String applicationId, Optional<Account> account, Optional<User> user) {
        super(name);
        this.applicationId = applicationId;
        this.account = account;
        this.user = user;
    }

    /** The mode of the verifier that vouched. */
    public abstract AuthenticationMode mode();

    /** The roles that {@code @RolesAllowed} asks for; empty for people. */
    public abstract Set<String> roles();

    /** The application that calls, or to which the person's account belongs. */
    public String applicationId() {
        return applicationId;
    }

    /** The account acted for; always there at level ACCOUNT and above, and then active. */
    public Optional<Account> account() {
        return account;
    }

    /** The user acted for; always there at level USER, and then active. */
    public Optional<User> user() {
        return user;
    }

    /** A caller belongs to one request; it does not travel. */
    private void writeObject(java.io.ObjectOutputStream out) throws java.io.NotSerializableException {
        throw new java.io.NotSerializableException(getClass().getName());
    }
}
