package io.github.dualauth.application.key;

import io.github.dualauth.application.Application;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.application.secret.SecretHash;
import io.github.dualauth.core.ApiKey;
import io.github.dualauth.core.ApplicationVerifier;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import java.util.Optional;

/** Vouches for an application that has one of its live API keys, in the right environment and from a right address. */
public final class ApiKeyVerifier implements ApplicationVerifier {

    private final ApiKeys keys;
    private final ApplicationRegistry registry;
    private final String environment;

    /** Takes keys for {@code environment}. */
    public ApiKeyVerifier(ApiKeys keys, ApplicationRegistry registry, String environment) {
        this.keys = keys;
        this.registry = registry;
        this.environment = environment;
    }

    @Override
    public boolean accepts(PresentedCredential credential) {
        return credential instanceof ApiKey;
    }

    /** What does not have our form names nobody: such failures are counted together. */
    @Override
    public String countedId(PresentedCredential credential) {
        return ApiKeys.FORM.id(credential.secret()).orElse("");
    }

    @Override
    public boolean guessable(PresentedCredential credential) {
        return !ApiKeys.FORM.made(credential.secret());
    }

    @Override
    public Verification<VerifiedApplication> verify(PresentedCredential credential) {
        ApiKey presented = (ApiKey) credential;
        SecretHash hash = SecretHash.of(presented.secret());
        Optional<StoredApiKey> named = ApiKeys.FORM.id(presented.secret()).flatMap(keys::find);
        if (named.isEmpty() || !named.get().hash().sameAs(hash)) {
            return rejected(
                    RejectionReason.API_KEY_UNKNOWN,
                    named.map(StoredApiKey::applicationId).orElse(""));
        }
        StoredApiKey stored = named.get();
        Optional<RejectionReason> fault = stored.fault(registry.clock().millis(), environment, presented.source());
        if (fault.isPresent()) {
            return rejected(fault.get(), stored.applicationId());
        }
        Optional<Application> application =
                registry.find(stored.applicationId()).filter(Application::active);
        if (application.isEmpty()) {
            return rejected(RejectionReason.APPLICATION_SUSPENDED, stored.applicationId());
        }
        keys.used(stored.id());
        return new Verification.Verified<>(new VerifiedApplication(
                stored.applicationId(), application.get().roles()));
    }

    private static Verification<VerifiedApplication> rejected(RejectionReason reason, String known) {
        return new Verification.Rejected<>(reason, known);
    }
}
