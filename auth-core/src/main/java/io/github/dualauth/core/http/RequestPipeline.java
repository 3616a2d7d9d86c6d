package io.github.dualauth.core.http;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.Authentication;
import io.github.dualauth.core.Authenticator;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.address.TrustedProxies;
import io.github.dualauth.core.audit.HashedIds;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.body.BodyLimits;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.policy.ApiPolicy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;

/**
 * What the filters of one deployment share. It lives as long as the {@link PolicyRegistry} that it is injected into, and
 * has no client proxy, which would cost each request several reflective calls.
 */
@Dependent
final class RequestPipeline {

    private final Authenticator authenticator;
    private final RequestAudit audit;
    private final CoreConfiguration configuration;
    private final CurrentCaller current;
    private ContainerIdentity container;

    @Inject
    RequestPipeline(
            Authenticator authenticator, RequestAudit audit, CoreConfiguration configuration, CurrentCaller current) {
        this.authenticator = authenticator;
        this.audit = audit;
        this.configuration = configuration;
        this.current = current;
    }

    void deployedIn(ServletContext context) {
        container = new ContainerIdentity(context);
    }

    BodyLimits limits() {
        return configuration.body();
    }

    boolean containerIdentity() {
        return configuration.containerIdentity();
    }

    ContainerIdentity container() {
        return container;
    }

    TrustedProxies proxies() {
        return configuration.throttle().proxies();
    }

    Authentication authenticate(PresentedCredential credential, ApiPolicy policy, String source) {
        return authenticator.authenticate(credential, policy, source);
    }

    void enter(AuthenticatedCaller caller) {
        current.set(caller);
    }

    /** Where decisions are written down. */
    RequestAudit audit() {
        return audit;
    }

    /** A refusal that came after the caller had been let in: the rest of the body was bad. */
    void recordLate(Refusal refusal, RequestOrigin origin) {
        Subject subject = current.find().map(Subject::of).orElse(Subject.UNKNOWN);
        audit.record(refusal, subject, HashedIds.NONE, origin);
    }
}
