package io.github.dualauth.core;

import io.github.dualauth.core.http.failure.ProblemFormat;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.NoFields;
import io.github.dualauth.core.secret.Secret;
import java.util.Set;

/** What callers present, and what APIs ask for. */
final class TestRequests {

    private TestRequests() {}

    /** A call from some address. */
    static Authentication authenticate(Authenticator authenticator, PresentedCredential credential, ApiPolicy policy) {
        return authenticator.authenticate(credential, policy, "192.0.2.1", Condition.NONE);
    }

    static PresentedCredential application(String id, String accountId, String userId) {
        return new ApplicationCredential(id, Secret.of("secret"), accountId, userId);
    }

    static PresentedCredential login() {
        return new LoginCredential("login", Secret.of("secret"));
    }

    static ApiPolicy policy(AuthenticationLevel level, AuthenticationMode... modes) {
        return new ApiPolicy(
                "test",
                Set.of(modes),
                Set.of(CredentialKind.values()),
                level,
                Set.of(),
                new ProblemFormat(),
                new NoFields());
    }

    static ApiPolicy forRoles(ApiPolicy policy, String... roles) {
        return new ApiPolicy(
                policy.name(),
                policy.modes(),
                policy.credentials(),
                policy.level(),
                Set.of(roles),
                policy.format(),
                policy.fields());
    }
}
