package io.github.dualauth.tests.harness;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The API as a well-behaved client uses it: one method, one body, one {@link Answer}. */
public final class Api {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI base;

    /** The API at this address, such as {@code http://127.0.0.1:8080}. */
    public Api(URI base) {
        this.base = base;
    }

    /** Where the server listens. */
    public URI base() {
        return base;
    }

    /** A call with credentials and nothing else. */
    public Answer call(String method, Caller caller) {
        return call(method, caller, JsonObject.EMPTY_JSON_OBJECT);
    }

    /** A call with credentials first, and then the members. */
    public Answer call(String method, Caller caller, JsonObject members) {
        return post("/io/" + method, caller.body(members).toString());
    }

    /** Posts a text as JSON to any path that answers in the envelope. */
    public Answer post(String path, String json) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
        return Answer.of(response.statusCode(), Headers.of(response.headers()), response.body());
    }

    /** Gets a path, which need not answer in the envelope. */
    public HttpResponse<String> get(String path, String accept) {
        return send(HttpRequest.newBuilder(base.resolve(path)).header("Accept", accept));
    }

    /** Sends any request. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
