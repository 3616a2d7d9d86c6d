package io.github.dualauth.core.http;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.Authentication;
import io.github.dualauth.core.BearerToken;
import io.github.dualauth.core.Condition;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.body.CredentialBody;
import io.github.dualauth.core.body.Extraction;
import io.github.dualauth.core.body.WatchedBody;
import io.github.dualauth.core.http.container.ServletExchange;
import io.github.dualauth.core.http.failure.FailureWriter;
import io.github.dualauth.core.http.failure.RequestId;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FieldsCredential;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Optional;

/**
 * The only way in: one filter for each method that needs authentication, made with that method's policy at start-up.
 * Methods that need none have no filter, and their bodies are not touched.
 */
@Priority(Priorities.AUTHENTICATION)
public final class AuthenticationFilter implements ContainerRequestFilter {

    private final ApiPolicy policy;
    private final RequestPipeline pipeline;
    private final boolean tellContainer;

    /** Decides by {@code policy}; tells the container the caller where that is asked for. */
    public AuthenticationFilter(ApiPolicy policy, RequestPipeline pipeline, boolean tellContainer) {
        this.policy = policy;
        this.pipeline = pipeline;
        this.tellContainer = tellContainer;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String source = ClientAddress.of(ServletExchange.of(request).request(), pipeline.proxies());
        RequestOrigin origin = new RequestOrigin(policy.name(), source, RequestId.of(request));
        request.setProperty(RequestOrigin.class.getName(), origin);
        Authentication authentication = decide(request, origin);
        if (authentication instanceof Authentication.Refused refused) {
            boolean more = pipeline.finish(request, request.getEntityStream(), refused.refusal());
            request.abortWith(FailureWriter.response(refused.refusal(), policy, !more));
        } else {
            enter(request, ((Authentication.Accepted) authentication).caller());
        }
    }

    private Authentication decide(ContainerRequestContext request, RequestOrigin origin) {
        HeadCredential header = HeadCredential.of(request, policy, pipeline.tokens(), origin.source());
        if (header instanceof HeadCredential.Refused refused) {
            return refused(refused.refusal(), origin);
        }
        if (header instanceof HeadCredential.Found found) {
            return byHeader(request, origin, found.credential());
        }
        if (policy.credentials().contains(CredentialKind.CLIENT_SECRET)) {
            FieldsCredential fields = BodyCredential.of(request, policy, pipeline.limits());
            return fields instanceof FieldsCredential.Found found
                    ? decided(request, origin, found.credential(), Optional.empty())
                    : refused(((FieldsCredential.Refused) fields).refusal(), origin);
        }
        if (!policy.credentials().contains(CredentialKind.PASSWORD)) {
            // Nothing in the body can be one: it is the resource's own affair, whatever its type.
            return refused(Refusal.of(RejectionReason.NO_CREDENTIAL), origin);
        }
        Optional<RejectionReason> fault = RequestBody.fault(request);
        if (fault.isPresent()) {
            return refused(Refusal.of(fault.get()), origin);
        }
        Extraction extraction = CredentialBody.extract(request.getEntityStream(), pipeline.limits());
        if (extraction instanceof Extraction.Found found) {
            return decided(request, origin, found.credential(), Optional.of(found.body()));
        }
        return refused(
                extraction instanceof Extraction.Refused refused
                        ? refused.refusal()
                        : Refusal.of(RejectionReason.NO_CREDENTIAL),
                origin);
    }

    /** A JSON body is watched all the same: it may say whom the caller acts for, and holds no second credential. */
    private Authentication byHeader(
            ContainerRequestContext request, RequestOrigin origin, PresentedCredential credential) {
        if (!request.hasEntity() || !RequestBody.isWatched(request)) {
            return decided(request, origin, credential, Optional.empty());
        }
        Optional<RejectionReason> fault = RequestBody.fault(request);
        if (fault.isPresent()) {
            credential.secret().close();
            return refused(Refusal.of(fault.get()), origin);
        }
        Extraction extraction =
                CredentialBody.beside(request.getEntityStream(), pipeline.limits(), policy.namesAccounts());
        if (extraction instanceof Extraction.Refused refused) {
            credential.secret().close();
            return refused(refused.refusal(), origin);
        }
        Extraction.Beside beside = (Extraction.Beside) extraction;
        return decided(
                request,
                origin,
                credential instanceof BearerToken token
                        ? token.actingFor(beside.accountId(), beside.userId())
                        : credential,
                Optional.of(beside.body()));
    }

    private Authentication decided(
            ContainerRequestContext request,
            RequestOrigin origin,
            PresentedCredential credential,
            Optional<WatchedBody> body) {
        if (body.isEmpty()) {
            return pipeline.decisions().decide(credential, policy, origin, Condition.NONE);
        }
        // A small body is known to be sound before the resource runs; a large one is watched as it streams on.
        WatchedBody watched = body.get();
        Authentication authentication =
                pipeline.decisions().decide(credential, policy, origin, caller -> watched.readAhead());
        if (authentication instanceof Authentication.Accepted accepted) {
            if (credential.kind() == CredentialKind.PASSWORD) {
                watched.atEnd(
                        () -> pipeline.decisions().fault(accepted.caller()).map(Refusal::of));
            }
            request.setProperty(StreamedBody.PROPERTY, new StreamedBody(watched, request.getEntityStream()));
            request.setEntityStream(watched);
        }
        return authentication;
    }

    private void enter(ContainerRequestContext request, AuthenticatedCaller caller) {
        request.setProperty(CurrentCaller.PROPERTY, caller);
        request.setSecurityContext(
                new CallerSecurityContext(caller, request.getSecurityContext().isSecure()));
        if (tellContainer) {
            pipeline.container().tell(ServletExchange.of(request), caller);
        }
    }

    private Authentication refused(Refusal refusal, RequestOrigin origin) {
        return pipeline.decisions().refuse(refusal, Subject.UNKNOWN, origin);
    }
}
