package io.github.dualauth.tests.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What an integrator's cloud and its devices send, and how Halo answers. */
public final class HaloCalls {

    /** The header of a subscription key. */
    public static final String KEY = "Ocp-Apim-Subscription-Key";

    private static final String GRANT = "grant_type=urn%3Ahalo-connect%3Aoauth%3Adesktop-token";

    private final Api api;

    /** Calls of this API. */
    public HaloCalls(Api api) {
        this.api = api;
    }

    /** The form for a token. */
    public static String form(String siteId, String deviceId) {
        return GRANT + "&device_id=" + URLEncoder.encode(deviceId, StandardCharsets.UTF_8) + "&site_id="
                + URLEncoder.encode(siteId, StandardCharsets.UTF_8);
    }

    /** Asks for a token with a key. */
    public HttpResponse<String> token(String key, String form) {
        return api.send(request(form).header(KEY, key));
    }

    /** A request for a token without any key. */
    public HttpRequest.Builder request(String form) {
        return HttpRequest.newBuilder(api.base().resolve("/integrator/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    /** A token; fails unless there is one. */
    public String mustGetToken(String key, String siteId, String deviceId) {
        HttpResponse<String> answer = token(key, form(siteId, deviceId));
        assertEquals(200, answer.statusCode(), answer::body);
        return Members.parse(answer.body()).getString("access_token");
    }

    /** A device's request to know who it is. */
    public HttpRequest.Builder whoami(String siteId) {
        return HttpRequest.newBuilder(api.base().resolve("/desktop/sites/" + siteId + "/whoami"));
    }

    /** Asks with a token and a device's ID. */
    public HttpResponse<String> whoami(String siteId, String token, String deviceId) {
        return api.send(
                whoami(siteId).header("Authorization", "Bearer " + token).header("DeviceId", deviceId));
    }

    /** What a token claims. */
    public static JsonObject claims(String token) {
        String[] parts = token.split("\\.", -1);
        return Members.parse(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    }

    /** Fails unless this is Halo's error with this message, which no cache keeps. */
    public static void mustFail(int status, String message, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer::body);
        JsonObject error = Members.parse(answer.body()).getJsonObject("error");
        assertEquals(status, error.getInt("status"), answer::body);
        assertEquals(message, error.getString("message"));
        assertEquals(
                Optional.of("application/json"),
                answer.headers().firstValue("Content-Type").map(type -> type.replaceAll(";.*", "")));
        assertEquals(Optional.of("no-store"), answer.headers().firstValue("Cache-Control"));
        assertEquals(Optional.empty(), answer.headers().firstValue("Server"));
    }
}
