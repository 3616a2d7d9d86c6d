package io.github.dualauth.core.http;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.Authentication;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.body.BodyRefusedException;
import io.github.dualauth.core.http.failure.FailureWriter;
import io.github.dualauth.core.http.failure.RequestId;
import io.github.dualauth.core.policy.ApiPolicy;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers for a body that turned out bad only while the resource read it, whatever the resource made of the exception;
 * and says of every answer on an authenticated method that it must not be stored, and which request it is for.
 */
public final class LateRefusalFilter implements ContainerResponseFilter, ReaderInterceptor {

    private final ApiPolicy policy;
    private final RequestPipeline pipeline;

    public LateRefusalFilter(ApiPolicy policy, RequestPipeline pipeline) {
        this.policy = policy;
        this.pipeline = pipeline;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (IOException | RuntimeException e) {
            Optional<Refusal> refusal = StreamedBody.refusal(context.getProperty(StreamedBody.PROPERTY));
            if (refusal.isPresent()) {
                // Message body readers wrap what the stream throws, each in its own way.
                throw new BodyRefusedException(refusal.get(), e);
            }
            throw e;
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object body = request.getProperty(StreamedBody.PROPERTY);
        Optional<Refusal> refusal = StreamedBody.refusal(body);
        if (refusal.isPresent()) {
            Refusal told = recorded(refusal.get(), request);
            boolean more = pipeline.finish(request, ((StreamedBody) body).received(), refusal.get());
            replace(response, FailureWriter.response(told, policy, !more));
        } else if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (request.getProperty(RequestOrigin.class.getName()) instanceof RequestOrigin origin) {
            response.getHeaders().putSingle(RequestId.HEADER, origin.requestId());
        }
    }

    /** What the caller is told: to try again, if the refusal could not be written down. */
    private Refusal recorded(Refusal refusal, ContainerRequestContext request) {
        Subject subject = request.getProperty(CurrentCaller.PROPERTY) instanceof AuthenticatedCaller caller
                ? Subject.of(caller)
                : Subject.UNKNOWN;
        RequestOrigin origin = (RequestOrigin) request.getProperty(RequestOrigin.class.getName());
        return ((Authentication.Refused) pipeline.decisions().refuse(refusal, subject, origin)).refusal();
    }

    private static void replace(ContainerResponseContext response, Response refusal) {
        response.getHeaders().clear();
        response.getHeaders().putAll(refusal.getHeaders());
        response.setStatus(refusal.getStatus());
        response.setEntity(refusal.getEntity(), null, refusal.getMediaType());
    }
}
