package io.github.dualauth.core;

import io.github.dualauth.core.token.SignedToken;
import java.util.Optional;
import java.util.Set;

/** Callers for what does not ask how somebody came to be one. */
public final class TestCallers {

    private TestCallers() {}

    /** The application {@code app}, acting for nobody. */
    public static AuthenticatedCaller application() {
        return application(Optional.empty());
    }

    /** The same, known by {@code token}. */
    public static AuthenticatedCaller application(SignedToken token) {
        return application(Optional.of(token));
    }

    private static AuthenticatedCaller application(Optional<SignedToken> token) {
        TestVerifiers.OfApplications verifier = new TestVerifiers.OfApplications();
        return new ApplicationCaller(
                verifier,
                new VerifiedApplication("app", Set.of("clerk")),
                new AuthenticatedCaller.Acting(Optional.empty(), Optional.empty()),
                token);
    }
}
