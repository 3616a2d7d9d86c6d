package io.github.dualauth.tests;

import static io.github.dualauth.tests.harness.HaloCalls.form;
import static io.github.dualauth.tests.harness.HaloCalls.mustFail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HaloCalls;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Desktop tokens from an integrator's cloud to a device, as Halo's clients call. */
@ApiTest
final class HaloApiIT {
    private static final String NOT_FOUND = "Subscription Key Not Found";
    private static final String INVALID = "Subscription Key Invalid";

    private final DualauthServer server;
    private final Api api;
    private final HaloCalls halo;
    private final Integrator integrator;
    private final String practice;
    private final String siteId;
    private final String key;

    HaloApiIT(DualauthServer server, Integrator integrator) {
        this.server = server;
        this.api = server.api();
        this.halo = new HaloCalls(api);
        this.integrator = integrator;
        this.practice = integrator.practice();
        this.siteId =
                integrator.call("SitePair", "accountId", practice).mustSucceed().text("siteId");
        this.key = key(integrator, "name", "cloud");
    }

    private static String key(Integrator owner, Object... members) {
        return owner.call("ApiKeyCreate", members).mustSucceed().text("apiKeySecret");
    }

    @Test
    void token_withoutKey_isNotFound() {
        HttpResponse<String> answer = api.send(halo.request(form(siteId, "d")));
        mustFail(401, NOT_FOUND, answer);
        assertTrue(answer.headers().firstValue("WWW-Authenticate").isPresent());
        mustFail(401, NOT_FOUND, api.send(halo.request(form(siteId, "d")).header(HaloCalls.KEY, " ")));
        mustFail(401, NOT_FOUND, api.send(halo.request("").header("Authorization", "Bearer x.y.z")));
        mustFail(401, NOT_FOUND, api.send(halo.request("").header("Authorization", "Basic eDp5")));
    }

    @Test
    void token_badKey_isInvalidWhateverIsWrongWithIt() {
        mustFail(401, INVALID, halo.token("x", form(siteId, "d")));
        mustFail(401, INVALID, halo.token("x".repeat(300), form(siteId, "d")));
        mustFail(401, INVALID, halo.token(key + "x", form(siteId, "d")));
        char last = key.charAt(key.length() - 1);
        mustFail(
                401,
                INVALID,
                halo.token(key.substring(0, key.length() - 1) + (last == 'a' ? 'b' : 'a'), form(siteId, "d")));
        mustFail(401, INVALID, halo.token(key(integrator, "name", "x", "environment", "test"), form(siteId, "d")));
        mustFail(
                401,
                INVALID,
                halo.token(key(integrator, "name", "x", "notBefore", "2999-01-01T00:00:00Z"), form(siteId, "d")));
        String password = integrator.caller().auth().getString("applicationPassword");
        mustFail(401, INVALID, halo.token(password, form(siteId, "d")));
        String refused = new AuditTrail(server)
                .await(
                        1,
                        event -> event.getString("reason", "").equals("API_KEY_ENVIRONMENT_WRONG")
                                && event.getString("application", "").equals(integrator.id()))
                .toString();
        assertFalse(refused.contains("dualak_"), refused);
    }

    @Test
    void token_revokedKey_isInvalidAtOnceAndTheOthersGoOn() {
        String other = key(integrator, "name", "other");
        String id = integrator
                .call("ApiKeyList")
                .mustSucceed()
                .array("apiKeyList")
                .getJsonObject(0)
                .getString("apiKeyId");
        halo.mustGetToken(key, siteId, "d");
        integrator.call("ApiKeyRevoke", "apiKeyId", id).mustSucceed();
        mustFail(401, INVALID, halo.token(key, form(siteId, "d")));
        halo.mustGetToken(other, siteId, "d");
    }

    @Test
    void token_fromAnotherAddress_isNotAllowed() {
        String elsewhere = key(integrator, "name", "x", "addresses", List.of("192.0.2.0/24", "2001:db8::/32"));
        mustFail(403, "Caller Ip Not Allowed", halo.token(elsewhere, form(siteId, "d")));
        halo.mustGetToken(key(integrator, "name", "x", "addresses", List.of("127.0.0.0/8")), siteId, "d");
    }

    @Test
    void token_suspendedApplication_isInvalidAndSoAreThoseThatItHas() {
        String live = halo.mustGetToken(key, siteId, "d");
        assertEquals(200, halo.whoami(siteId, live, "d").statusCode());
        api.call("ApplicationSuspend", server.administrator(), Members.of("applicationId", integrator.id()))
                .mustSucceed();
        mustFail(401, INVALID, halo.token(key, form(siteId, "d")));
        mustFail(401, "Invalid token", halo.whoami(siteId, live, "d"));
    }

    @Test
    void token_twoCredentials_areRefused() {
        String token = halo.mustGetToken(key, siteId, "d");
        String message = "more than one credential was sent";
        HttpRequest.Builder both = halo.request(form(siteId, "d")).header(HaloCalls.KEY, key);
        mustFail(400, message, api.send(both.header("Authorization", "Bearer " + token)));
        mustFail(
                400,
                message,
                api.send(halo.request(form(siteId, "d"))
                        .header(HaloCalls.KEY, key)
                        .header(HaloCalls.KEY, key)));
        mustFail(
                400,
                message,
                api.send(halo.whoami(siteId)
                        .header(HaloCalls.KEY, key)
                        .header("DeviceId", "d")
                        .header("Authorization", "Bearer " + token)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "grant_type=x",
                "device_id=d&site_id=s",
                "grant_type=client_credentials&device_id=d&site_id=s",
                "grant_type=urn:halo-connect:oauth:desktop-token&site_id=s",
                "grant_type=urn:halo-connect:oauth:desktop-token&device_id=&site_id=s",
                "grant_type=urn:halo-connect:oauth:desktop-token&device_id=d",
                "grant_type=urn:halo-connect:oauth:desktop-token&device_id=d&site_id=s&scope=x",
                "grant_type=urn:halo-connect:oauth:desktop-token&device_id=d&device_id=d&site_id=s",
                "grant_type=urn:halo-connect:oauth:desktop-token&device_id=d&site_id=s&site_id=s",
                "grant_type=urn:halo-connect:oauth:desktop-token&device_id=a+b&site_id=s",
                "grant_type=urn:halo-connect:oauth:desktop-token&device_id=%C3%A4&site_id=s",
                "grant_type=urn:halo-connect:oauth:desktop-token&device_id=%0A&site_id=s",
                "grant_type=urn:halo-connect:oauth:desktop-token&device_id=%ZZ&site_id=s",
                "{\"grant_type\":\"urn:halo-connect:oauth:desktop-token\"}"
            })
    void token_badForm_isRefused(String form) {
        HttpResponse<String> answer = halo.token(key, form);
        assertEquals(400, answer.statusCode(), answer::body);
        assertEquals(400, Members.parse(answer.body()).getJsonObject("error").getInt("status"));
    }

    @Test
    void token_deviceIdAtItsLimit_isTakenAndOneMoreRefused() {
        String longest = "!~".repeat(64);
        String token = halo.mustGetToken(key, siteId, longest);
        assertEquals(200, halo.whoami(siteId, token, longest).statusCode());
        assertEquals(400, halo.token(key, form(siteId, longest + "!")).statusCode());
        mustFail(413, "Content Too Large", halo.token(key, form(siteId, "x".repeat(9000))));
    }

    @Test
    void token_anotherMediaType_isUnsupported() {
        for (String type : List.of("application/json", "text/plain", "multipart/form-data; boundary=x", "nonsense")) {
            HttpRequest.Builder request = HttpRequest.newBuilder(api.base().resolve("/integrator/token"))
                    .header("Content-Type", type)
                    .header(HaloCalls.KEY, key)
                    .POST(BodyPublishers.ofString(form(siteId, "d")));
            mustFail(415, "Unsupported Media Type", api.send(request));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /integrator/token, 405, Method Not Allowed",
        "POST, /integrator/nothing, 404, Not Found",
        "GET, /integrator, 404, Not Found",
        "GET, /desktop/, 404, Not Found",
        "GET, /desktop/sites/x/nothing, 404, Not Found",
        "POST, /desktop/sites/x/whoami, 405, Method Not Allowed"
    })
    void path_thatIsNotServed_failsInHalosFormat(String method, String path, int status, String message) {
        mustFail(
                status,
                message,
                api.send(HttpRequest.newBuilder(api.base().resolve(path)).method(method, BodyPublishers.noBody())));
    }

    @Test
    void token_unknownForeignOrUnpairedSite_isNotFoundAllTheSame() {
        Integrator other = server.integrator();
        String foreign = other.call("SitePair", "accountId", other.practice())
                .mustSucceed()
                .text("siteId");
        mustFail(404, "Site Not Found", halo.token(key, form("c0ffee00-0000-4000-8000-000000000000", "d")));
        mustFail(404, "Site Not Found", halo.token(key, form(practice, "d")));
        mustFail(404, "Site Not Found", halo.token(key, form(foreign, "d")));
        integrator.call("SiteUnpair", "accountId", practice).mustSucceed();
        mustFail(404, "Site Not Found", halo.token(key, form(siteId, "d")));
    }

    @Test
    void token_good_isWhatTheContractSays() {
        HttpResponse<String> answer = halo.token(key, form(siteId, "device-1"));
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        JsonObject body = Members.parse(answer.body());
        assertEquals(Set.of("access_token", "token_type", "expires_in"), body.keySet());
        assertEquals("Bearer", body.getString("token_type"));
        assertEquals(900, body.getInt("expires_in"));
        JsonObject claims = HaloCalls.claims(body.getString("access_token"));
        assertEquals("device-1", claims.getString("sub"));
        assertEquals(siteId, claims.getString("site_id"));
        assertEquals(integrator.id(), claims.getString("client_id"));
        assertEquals(900, claims.getInt("exp") - claims.getInt("iat"));
        assertFalse(claims.getString("jti").isEmpty() || claims.getString("iss").isEmpty());
    }
}
