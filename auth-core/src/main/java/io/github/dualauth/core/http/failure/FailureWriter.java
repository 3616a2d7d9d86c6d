package io.github.dualauth.core.http.failure;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** The one place where a refusal turns into an HTTP response. */
public final class FailureWriter {

    private FailureWriter() {}

    /** The response; {@code last} when the rest of the body was left on the connection, which must end then. */
    public static Response response(Refusal refusal, ApiPolicy policy, boolean last) {
        Response.ResponseBuilder response = response(policy.format().answer(refusal, policy));
        return (last ? response.header("Connection", "close") : response).build();
    }

    /** The response that tells a failure which somebody else found. */
    public static Response.ResponseBuilder response(FailureAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status())
                .type(answer.contentType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(answer.body().getBytes(StandardCharsets.UTF_8));
        answer.headers().forEach(response::header);
        return response;
    }
}
