package io.github.dualauth.benchmarks.basic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Knows one caller, whose password it compares in clear: no hash, no database, as cheap as a store can be. */
@ApplicationScoped
public class OneCallerStore implements IdentityStore {

    /** Called by the container. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return credential.compareTo("benchmark", "benchmark-password")
                ? new CredentialValidationResult("benchmark", Set.of("caller"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
