package io.github.dualauth.core.http;

import io.github.dualauth.core.AuthenticatedCaller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/**
 * The caller of the current request, for injection anywhere. The caller itself cannot be injected: its family is sealed,
 * which no client proxy can join, and without a proxy a bean that outlives the request would keep somebody else's.
 */
@RequestScoped
public class CurrentCaller {

    private AuthenticatedCaller caller;

    /**
     * Who calls.
     *
     * @throws IllegalStateException on an API without authentication
     */
    public AuthenticatedCaller get() {
        return find().orElseThrow(() -> new IllegalStateException("this request has no authenticated caller"));
    }

    /** Who calls, if anybody has been authenticated. */
    public Optional<AuthenticatedCaller> find() {
        return Optional.ofNullable(caller);
    }

    void set(AuthenticatedCaller authenticated) {
        this.caller = authenticated;
    }
}
