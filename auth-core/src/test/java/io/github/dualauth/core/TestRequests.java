package io.github.dualauth.core;

import io.github.dualauth.core.http.failure.ProblemFormat;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.NoFields;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCertificate;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.TestTokens;
import io.github.dualauth.core.token.TokenReading;
import java.util.List;
import java.util.Set;

/** What callers present, and what APIs ask for. */
public final class TestRequests {

    private TestRequests() {}

    /** A call from some address. */
    static Authentication authenticate(Authenticator authenticator, PresentedCredential credential, ApiPolicy policy) {
        return authenticator.authenticate(credential, policy, "192.0.2.1", Condition.NONE);
    }

    /** An ID and a password, acting for somebody. */
    public static PresentedCredential application(String id, String accountId, String userId) {
        return new ApplicationCredential(id, Secret.of("secret"), accountId, userId);
    }

    static PresentedCredential login() {
        return new LoginCredential("login", Secret.of("secret"));
    }

    /** A token of the subject {@code client}, from the device {@code device}, acting for somebody. */
    public static BearerToken token(String accountId, String userId) {
        String text = TestTokens.signed(TestTokens.claims(MutableClock.stopped().instant()));
        TokenReading.Read read = (TokenReading.Read) new SignedTokens(1, MutableClock.stopped()).read(text);
        return new BearerToken(Secret.of(text), read.token(), "device", "site", accountId, userId);
    }

    static PresentedCredential certificate() {
        return new ClientCertificate(List.of(TestCertificate.selfSigned()));
    }

    /** Of an API that takes credentials of every kind. */
    public static ApiPolicy policy(AuthenticationLevel level, AuthenticationMode... modes) {
        return new ApiPolicy(
                "test",
                Set.of(modes),
                Set.of(CredentialKind.values()),
                level,
                Set.of(),
                new ProblemFormat(),
                new NoFields());
    }

    static ApiPolicy taking(ApiPolicy policy, CredentialKind... kinds) {
        return new ApiPolicy(
                policy.name(),
                policy.modes(),
                Set.of(kinds),
                policy.level(),
                policy.roles(),
                policy.format(),
                policy.fields());
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
