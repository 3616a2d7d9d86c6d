package io.github.dualauth.tests.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.StringJoiner;

/** The HCX paths as a participant calls them. */
public final class HcxClient {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final Api api;

    /** At this server. */
    public HcxClient(Api api) {
        this.api = api;
    }

    /** Asks for a token with an ID and a secret in JSON. */
    public HcxAnswer generate(String clientId, String clientSecret) {
        return generate(
                Members.of("client_id", clientId, "client_secret", clientSecret).toString());
    }

    /** The same with any body. */
    public HcxAnswer generate(String json) {
        return post("/token/generate", JSON, json);
    }

    /** Asks for a token with a form of names and values in turn. */
    public HcxAnswer form(String... namesAndValues) {
        return post("/participant/auth/token/generate", FORM, encoded(namesAndValues));
    }

    /** The form of {@code grant_type=password}. */
    public HcxAnswer passwordGrant(String... namesAndValues) {
        return post("/participant/auth/token/password-grant", FORM, encoded(namesAndValues));
    }

    /** Searches with this token. */
    public HcxAnswer search(String token, JsonObject body) {
        return HcxAnswer.of(api.send(
                request("/participant/search", JSON, body.toString()).header("Authorization", "Bearer " + token)));
    }

    /** Searches for a participant with this token. */
    public HcxAnswer searchFor(String token, String code) {
        return search(token, filter("participant_code", code));
    }

    /** A search by one filter. */
    public static JsonObject filter(String name, String value) {
        return Members.of("filters", Members.of(name, Members.of("eq", value)));
    }

    /** An {@code /io/} method with this token and nothing else. */
    public Answer io(String method, String token, JsonObject body) {
        var response =
                api.send(request("/io/" + method, JSON, body.toString()).header("Authorization", "Bearer " + token));
        return Answer.of(response.statusCode(), Headers.of(response.headers()), response.body());
    }

    /** Any body of any type to any path. */
    public HcxAnswer post(String path, String type, String body, String... headers) {
        HttpRequest.Builder request = request(path, type, body);
        return HcxAnswer.of(api.send(headers.length == 0 ? request : request.headers(headers)));
    }

    /** Any request. */
    public HcxAnswer send(String verb, String path) {
        return HcxAnswer.of(
                api.send(HttpRequest.newBuilder(api.base().resolve(path)).method(verb, BodyPublishers.noBody())));
    }

    private HttpRequest.Builder request(String path, String type, String body) {
        return HttpRequest.newBuilder(api.base().resolve(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
    }

    private static String encoded(String... namesAndValues) {
        StringJoiner form = new StringJoiner("&");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.add(URLEncoder.encode(namesAndValues[i], UTF_8) + "="
                    + URLEncoder.encode(namesAndValues[i + 1], UTF_8));
        }
        return form.toString();
    }
}
