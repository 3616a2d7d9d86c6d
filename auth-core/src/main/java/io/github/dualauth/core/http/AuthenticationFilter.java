package io.github.dualauth.core.http;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.Authentication;
import io.github.dualauth.core.BearerToken;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.audit.HashedIds;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.body.CredentialBody;
import io.github.dualauth.core.body.Extraction;
import io.github.dualauth.core.body.WatchedBody;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FieldsCredential;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The only way in: one filter for each method that needs authentication, made with that method's policy at start-up.
 * Methods that need none have no filter, and their bodies are not touched.
 */
@Priority(Priorities.AUTHENTICATION)
final class AuthenticationFilter implements ContainerRequestFilter {

    private static final Logger LOG = System.getLogger(AuthenticationFilter.class.getName());

    private final ApiPolicy policy;
    private final RequestPipeline pipeline;
    private final ServletExchange exchange;

    AuthenticationFilter(ApiPolicy policy, RequestPipeline pipeline, ServletExchange exchange) {
        this.policy = policy;
        this.pipeline = pipeline;
        this.exchange = exchange;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String source = ClientAddress.of(request, pipeline.proxies());
        RequestOrigin origin = new RequestOrigin(policy.name(), source, RequestId.of(request));
        request.setProperty(RequestOrigin.class.getName(), origin);
        Authentication authentication = recorded(decide(request, source), origin);
        if (authentication instanceof Authentication.Refused refused) {
            boolean more = pipeline.finish(request, request.getEntityStream(), refused.refusal());
            request.abortWith(FailureWriter.response(refused.refusal(), policy, !more));
        } else {
            enter(request, ((Authentication.Accepted) authentication).caller());
        }
    }

    /** What was decided, and what is to be written down of it beside. */
    private record Decision(Authentication authentication, HashedIds unproven) {}

    /** Nothing happens on a decision that is not written down: its caller may try again. */
    private Authentication recorded(Decision decision, RequestOrigin origin) {
        try {
            pipeline.audit().record(decision.authentication(), decision.unproven(), origin);
            return decision.authentication();
        } catch (DependencyUnavailableException ignored) {
            // The audit itself says in the log why, once.
            return new Authentication.Refused(Refusal.of(RejectionReason.DEPENDENCY_UNAVAILABLE), Subject.UNKNOWN);
        }
    }

    private Decision decide(ContainerRequestContext request, String source) {
        HeadCredential header = HeadCredential.of(request, policy, pipeline.tokens(), source);
        if (header instanceof HeadCredential.Refused refused) {
            return refused(refused.refusal());
        }
        if (header instanceof HeadCredential.Found found) {
            return byHeader(request, source, found.credential());
        }
        if (policy.credentials().contains(CredentialKind.CLIENT_SECRET)) {
            FieldsCredential fields = BodyCredential.of(request, policy, pipeline.limits());
            return fields instanceof FieldsCredential.Found found
                    ? authenticated(request, source, found.credential(), Optional.empty())
                    : refused(((FieldsCredential.Refused) fields).refusal());
        }
        if (!policy.credentials().contains(CredentialKind.PASSWORD)) {
            // Nothing in the body can be one: it is the resource's own affair, whatever its type.
            return refused(Refusal.of(RejectionReason.NO_CREDENTIAL));
        }
        Optional<RejectionReason> fault = RequestBody.fault(request);
        if (fault.isPresent()) {
            return refused(Refusal.of(fault.get()));
        }
        Extraction extraction = CredentialBody.extract(request.getEntityStream(), pipeline.limits());
        if (extraction instanceof Extraction.Found found) {
            return authenticated(request, source, found.credential(), Optional.of(found.body()));
        }
        return refused(
                extraction instanceof Extraction.Refused refused
                        ? refused.refusal()
                        : Refusal.of(RejectionReason.NO_CREDENTIAL));
    }

    /** A JSON body is watched all the same: it may say whom the caller acts for, and holds no second credential. */
    private Decision byHeader(ContainerRequestContext request, String source, PresentedCredential credential) {
        if (!request.hasEntity() || !RequestBody.isWatched(request)) {
            return authenticated(request, source, credential, Optional.empty());
        }
        Optional<RejectionReason> fault = RequestBody.fault(request);
        if (fault.isPresent()) {
            credential.secret().close();
            return refused(Refusal.of(fault.get()));
        }
        Extraction extraction =
                CredentialBody.beside(request.getEntityStream(), pipeline.limits(), policy.namesAccounts());
        if (extraction instanceof Extraction.Refused refused) {
            credential.secret().close();
            return refused(refused.refusal());
        }
        Extraction.Beside beside = (Extraction.Beside) extraction;
        return authenticated(
                request,
                source,
                credential instanceof BearerToken token
                        ? token.actingFor(beside.accountId(), beside.userId())
                        : credential,
                Optional.of(beside.body()));
    }

    private Decision authenticated(
            ContainerRequestContext request,
            String source,
            PresentedCredential credential,
            Optional<WatchedBody> body) {
        Authentication authentication = authenticate(request, source, credential, body);
        return new Decision(
                authentication,
                authentication instanceof Authentication.Refused refused
                        ? pipeline.audit().hashed(credential, refused.subject())
                        : HashedIds.NONE);
    }

    private Authentication authenticate(
            ContainerRequestContext request,
            String source,
            PresentedCredential credential,
            Optional<WatchedBody> body) {
        try {
            Authentication authentication = pipeline.authenticate(credential, policy, source);
            if (authentication instanceof Authentication.Accepted accepted && body.isPresent()) {
                // A small body is known to be sound before the resource runs; a large one is watched as it streams on.
                Optional<Refusal> fault = body.get().readAhead();
                if (fault.isPresent()) {
                    return new Authentication.Refused(fault.get(), Subject.of(accepted.caller()));
                }
                request.setProperty(StreamedBody.PROPERTY, new StreamedBody(body.get(), request.getEntityStream()));
                request.setEntityStream(body.get());
            }
            return authentication;
        } catch (DependencyUnavailableException e) {
            if (e.isOverload()) {
                return new Authentication.Refused(Refusal.of(RejectionReason.OVERLOADED), Subject.UNKNOWN);
            }
            LOG.log(Level.ERROR, "callers cannot be authenticated: {0}", e.getMessage());
            return new Authentication.Refused(Refusal.of(RejectionReason.DEPENDENCY_UNAVAILABLE), Subject.UNKNOWN);
        } finally {
            credential.secret().close();
        }
    }

    private void enter(ContainerRequestContext request, AuthenticatedCaller caller) {
        request.setProperty(CurrentCaller.PROPERTY, caller);
        request.setSecurityContext(
                new CallerSecurityContext(caller, request.getSecurityContext().isSecure()));
        if (exchange.tellContainer()) {
            pipeline.container().tell(exchange.request(), exchange.response(), caller);
        }
    }

    private static Decision refused(Refusal refusal) {
        return new Decision(new Authentication.Refused(refusal, Subject.UNKNOWN), HashedIds.NONE);
    }
}
