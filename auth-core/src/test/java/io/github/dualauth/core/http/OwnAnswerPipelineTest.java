package io.github.dualauth.core.http;

import static io.github.dualauth.core.http.AnswerPipelineTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers in a deployment that has mappers of its own. */
class OwnAnswerPipelineTest {

    @TempDir
    private Path directory;

    /** What a deployment answers by itself has no body then, and the server would put a page of its own there. */
    @ParameterizedTest
    @CsvSource({"GET, /nothing, */*, 404", "DELETE, /api/open, */*, 405", "GET, /api/kept, /;/, 400"})
    void request_thatNoMethodTakesAndTheDeploymentAnswers_getsABody(
            String verb, String path, String accepted, int status) {
        try (TestHttpServer own = TestHttpServer.start(Map.of(), directory, new Mute())) {
            assertProblem(
                    status,
                    own.send(own.request(path).header("Accept", accepted).method(verb, BodyPublishers.noBody())));
        }
    }

    @Test
    void answer_ofTheDeploymentItself_isLeftAlone() {
        try (TestHttpServer own = TestHttpServer.start(Map.of(), directory, new Mute())) {
            HttpResponse<String> answer = own.send(own.request("/api/fails/mute"));
            assertEquals(409, answer.statusCode());
            assertEquals(List.of("max-age=60"), answer.headers().allValues("Cache-Control"));
            assertFalse(answer.body().contains("about:blank"), answer::body);
            assertEquals("mine", own.send(own.request("/api/fails/told")).body());
        }
    }

    @Test
    void answer_toWhatNoMethodTakesWithABodyOfItsOwn_isLeftAlone() {
        try (TestHttpServer own = TestHttpServer.start(Map.of(), directory, new Talkative())) {
            HttpResponse<String> answer = own.send(own.request("/nothing"));
            assertEquals("mine", answer.body());
            assertEquals(List.of(), answer.headers().allValues("Cache-Control"));
        }
    }

    /** Answers what was thrown, as it is. */
    private static final class Mute implements ExceptionMapper<WebApplicationException> {

        @Override
        public Response toResponse(WebApplicationException exception) {
            return exception.getResponse();
        }
    }

    /** Answers in its own words. */
    private static final class Talkative implements ExceptionMapper<WebApplicationException> {

        @Override
        public Response toResponse(WebApplicationException exception) {
            return Response.status(exception.getResponse().getStatus())
                    .entity("mine")
                    .type("text/plain")
                    .build();
        }
    }
}
