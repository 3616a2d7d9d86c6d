package io.github.dualauth.core.http;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.address.TrustedProxies;
import io.github.dualauth.core.body.BodyLimits;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.decision.Decisions;
import io.github.dualauth.core.http.container.ContainerIdentity;
import io.github.dualauth.core.http.deployment.PolicyRegistry;
import io.github.dualauth.core.http.failure.QuietResponse;
import io.github.dualauth.core.token.SignedTokens;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.InputStream;

/**
 * What the filters of one deployment share. It lives as long as the {@link PolicyRegistry} that it is injected into, and
 * has no client proxy, which would cost each request several reflective calls.
 */
@Dependent
public final class RequestPipeline {

    private final Decisions decisions;
    private final CoreConfiguration configuration;
    private final SignedTokens tokens;
    private ContainerIdentity container;

    @Inject
    RequestPipeline(Decisions decisions, CoreConfiguration configuration, SignedTokens tokens) {
        this.decisions = decisions;
        this.configuration = configuration;
        this.tokens = tokens;
    }

    public void deployedIn(ServletContext context) {
        container = new ContainerIdentity(context);
    }

    SignedTokens tokens() {
        return tokens;
    }

    BodyLimits limits() {
        return configuration.body();
    }

    public boolean containerIdentity() {
        return configuration.containerIdentity();
    }

    public ContainerIdentity container() {
        return container;
    }

    TrustedProxies proxies() {
        return configuration.throttle().proxies();
    }

    /** Is done with the body of a refused request; whether its connection can take another one. */
    boolean finish(ContainerRequestContext request, InputStream body, Refusal refusal) {
        if (refusal.reason() == RejectionReason.BODY_INCOMPLETE) {
            request.setProperty(QuietResponse.NOBODY_THERE, true);
        }
        return RequestBody.drain(body, refusal.reason(), limits().timeLimit());
    }

    /** What decides, and writes decisions down. */
    Decisions decisions() {
        return decisions;
    }
}
