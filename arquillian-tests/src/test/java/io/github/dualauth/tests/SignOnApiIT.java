package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Headers;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ApplicationOpen, the link that comes of it, and the session of the browser that follows it. */
@ApiTest
final class SignOnApiIT {

    private static final String COOKIE = "__Host-dualauth-session";

    private final DualauthServer server;
    private final Api api;
    private final Integrator integrator;
    private final String practice;

    SignOnApiIT(DualauthServer server, Integrator integrator) {
        this.server = server;
        this.api = server.api();
        this.integrator = integrator;
        this.practice = integrator.practice();
        integrator.user(practice, "u");
    }

    private Answer opened(Object... members) {
        return api.call("ApplicationOpen", integrator.caller(practice, "u"), Members.of(members));
    }

    private String link(Object... members) {
        return "/sso/applicationOpen/" + integrator.id() + "/"
                + opened(members).mustSucceed().text("token");
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.base().resolve(path)).header("Accept", "text/html");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return api.send(request);
    }

    private Answer getJson(String path) {
        HttpResponse<String> answer = api.get(path, "application/json");
        return Answer.of(answer.statusCode(), Headers.of(answer.headers()), answer.body());
    }

    private static String cookie(HttpResponse<String> answer) {
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private static void mustBeRefused(HttpResponse<String> page) {
        assertEquals(403, page.statusCode(), page::body);
        assertTrue(page.body().contains("cannot be used"), page::body);
        assertEquals(Optional.empty(), page.headers().firstValue("Set-Cookie"));
        assertEquals(Optional.of("no-store"), page.headers().firstValue("Cache-Control"));
        assertEquals(
                Optional.of("text/html;charset=utf-8"),
                page.headers()
                        .firstValue("Content-Type")
                        .map(type -> type.replace(" ", "").toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void open_withoutAUser_isRefused() {
        api.call("ApplicationOpen", integrator.caller(practice, "")).mustRefuse(4012);
        api.call("ApplicationOpen", integrator.caller(practice, "nobody")).mustRefuse(4012);
    }

    @ParameterizedTest
    @ValueSource(strings = {"somewhere", "10.0.0.256", "localhost", "10.0.0.0/8"})
    void open_forWhatIsNoAddress_isRefused(String address) {
        assertTrue(opened("ipAddress", address).mustRefuse(4060).message().contains("ipAddress"));
    }

    @Test
    void open_forLongerThanAMinute_isRefused() {
        opened("expiresIn", 61).mustRefuse(4060);
        opened("expiresIn", 0).mustRefuse(4060);
        opened("expiresIn", 60).mustSucceed();
        opened("expiresIn", 1).mustSucceed();
    }

    @Test
    void link_usedGuessedOrForeign_isRefusedAlike(Integrator other) {
        String used = link();
        assertEquals(303, get(used).statusCode());
        String foreign = link().replace(integrator.id(), other.id());
        String elsewhere = link("ipAddress", "192.0.2.1");
        String guessed = used.substring(0, used.length() - 40) + "0123456789abcdef0123456789abcdef01234567";
        for (String bad : List.of(used, foreign, elsewhere, guessed, guessed + "0", used + "x")) {
            mustBeRefused(get(bad));
            getJson(bad).mustRefuse(4013, "No token found");
        }
        assertEquals(
                1,
                List.of(get(used).body(), get(foreign).body(), get(elsewhere).body()).stream()
                        .distinct()
                        .count());
        List<String> reasons = new AuditTrail(server)
                .events().stream()
                        .filter(event -> event.getString("api", "").startsWith("application-open-"))
                        .map(event -> event.getString("reason", ""))
                        .toList();
        assertTrue(reasons.contains("SIGN_ON_TOKEN_REFUSED"), reasons::toString);
    }

    @Test
    void link_onlyLookedAt_isNotUsedUp() {
        String link = link();
        assertEquals(
                405,
                api.send(HttpRequest.newBuilder(api.base().resolve(link))
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode());
        assertEquals(303, get(link).statusCode());
    }

    @Test
    void link_fromItsAddress_signsOn() {
        assertEquals(303, get(link("ipAddress", "127.0.0.1")).statusCode());
    }

    @Test
    void link_signsOnWithACookieThatScriptsAndOthersDoNotSee() {
        HttpResponse<String> answer = get(link());
        assertEquals(303, answer.statusCode());
        assertEquals("/sso/session", answer.headers().firstValue("Location").orElseThrow());
        assertEquals(Optional.of("no-store"), answer.headers().firstValue("Cache-Control"));
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(set.matches(COOKIE + "=[0-9a-f]{64};.*"), set);
        for (String attribute : List.of("Secure", "HttpOnly", "SameSite=Lax", "Path=/")) {
            assertTrue(
                    set.toLowerCase(java.util.Locale.ROOT).contains(attribute.toLowerCase(java.util.Locale.ROOT)), set);
        }
        assertFalse(set.contains("Domain"), set);
    }

    @Test
    void session_plantedBefore_isWorthNothing() {
        String planted = COOKIE + "=" + "f".repeat(64);
        String own = cookie(get(link(), "Cookie", planted));
        assertNotEquals(planted, own);
        mustBeRefused(get("/sso/session", "Cookie", planted));
        assertEquals(200, get("/sso/session", "Cookie", own).statusCode());
    }

    @Test
    void session_replacedByAnotherSignOn_hasEnded() {
        String first = cookie(get(link()));
        String second = cookie(get(link(), "Cookie", first));
        mustBeRefused(get("/sso/session", "Cookie", first));
        assertEquals(200, get("/sso/session", "Cookie", second).statusCode());
    }

    @Test
    void session_page_saysWhoIsSignedInAndRunsNothing() {
        integrator
                .callFor(
                        practice,
                        "UserUpdate",
                        "userId",
                        "u",
                        "firstName",
                        "<script>alert(1)</script>",
                        "lastName",
                        "O'Neil & Co")
                .mustSucceed();
        HttpResponse<String> page = get("/sso/session", "Cookie", cookie(get(link())));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("&lt;script&gt;alert(1)&lt;/script&gt; O&#39;Neil &amp; Co"), page::body);
        assertFalse(page.body().contains("<script"), page::body);
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertEquals(Optional.of("no-referrer"), page.headers().firstValue("Referrer-Policy"));
        assertEquals(Optional.of("nosniff"), page.headers().firstValue("X-Content-Type-Options"));
    }

    @Test
    void signOut_endsTheSession() {
        String cookie = cookie(get(link()));
        HttpResponse<String> out = api.send(HttpRequest.newBuilder(api.base().resolve("/sso/signOut"))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(200, out.statusCode(), out::body);
        assertTrue(out.headers().firstValue("Set-Cookie").orElseThrow().contains("Max-Age=0"));
        mustBeRefused(get("/sso/session", "Cookie", cookie));
    }

    @Test
    void session_ofAUserWhoIsInactiveMeanwhile_isRefused() {
        String cookie = cookie(get(link()));
        integrator
                .callFor(practice, "UserUpdate", "userId", "u", "active", false)
                .mustSucceed();
        mustBeRefused(get("/sso/session", "Cookie", cookie));
    }

    @Test
    void session_opensNoOtherApi() {
        String cookie = cookie(get(link()));
        HttpResponse<String> answer = api.send(HttpRequest.newBuilder(api.base().resolve("/io/PingWithAuth"))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        Answer.of(answer.statusCode(), Headers.of(answer.headers()), answer.body())
                .mustRefuse(4010);
    }

    @Test
    void open_byAPerson_signsThatPersonOn() {
        Caller person = integrator.person(practice, "v");
        String token = api.call("ApplicationOpen", person).mustSucceed().text("token");
        Answer who = getJson("/sso/applicationOpen/" + integrator.id() + "/" + token);
        assertEquals("v", who.mustSucceed().text("userId"));
        assertEquals(practice, who.text("accountId"));
    }

    @Test
    void session_besideAToken_isRefused() {
        HttpResponse<String> page = get("/sso/session", "Cookie", cookie(get(link())), "Authorization", "Bearer a.b.c");
        assertEquals(403, page.statusCode(), page::body);
    }

    /** A form elsewhere comes without the cookie, and must not take it away. */
    @Test
    void signOut_withoutASession_setsNothing() {
        HttpResponse<String> out = api.send(HttpRequest.newBuilder(api.base().resolve("/sso/signOut"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(200, out.statusCode(), out::body);
        assertEquals(Optional.empty(), out.headers().firstValue("Set-Cookie"));
    }

    @Test
    void session_ofAPersonWhosePasswordChanges_ends() {
        Caller person = integrator.person(practice, "w");
        String path = "/sso/applicationOpen/" + integrator.id() + "/";
        String cookie = cookie(
                get(path + api.call("ApplicationOpen", person).mustSucceed().text("token")));
        String unused = path + api.call("ApplicationOpen", person).mustSucceed().text("token");
        assertEquals(200, get("/sso/session", "Cookie", cookie).statusCode());
        api.call("LoginPasswordChange", person, Members.of("newPassword", RandomIds.password("New")))
                .mustSucceed();
        mustBeRefused(get("/sso/session", "Cookie", cookie));
        mustBeRefused(get(unused));
    }

    @Test
    void link_guessedManyTimes_holdsNobodyUp() {
        for (int i = 0; i < 40; i++) {
            mustBeRefused(get("/sso/applicationOpen/" + integrator.id() + "/" + "f".repeat(38) + (10 + i)));
        }
        String cookie = cookie(get(link()));
        assertEquals(200, get("/sso/session", "Cookie", cookie).statusCode());
    }
}
