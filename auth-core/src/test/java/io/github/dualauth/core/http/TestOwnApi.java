package io.github.dualauth.core.http;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.FailureFormat;
import io.github.dualauth.core.policy.RefusalsAs;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A protocol with a form of its own for refusals. */
@Path("own")
@RefusalsAs(TestOwnApi.Format.class)
public final class TestOwnApi {

    /** The body is read by the method. */
    @POST
    @Path("streamed")
    @Authenticated(modes = APPLICATION, name = "own")
    public String streamed(InputStream body) throws IOException {
        return "read " + body.readAllBytes().length;
    }

    /** The reason's name, whatever it is. */
    public static final class Format implements FailureFormat {

        @Override
        public FailureAnswer answer(Refusal refusal, ApiPolicy policy) {
            return new FailureAnswer(409, "text/plain", refusal.reason().name(), Map.of("X-Refused", "yes"));
        }
    }
}
