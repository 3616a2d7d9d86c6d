package io.github.dualauth.benchmarks;

import io.github.dualauth.benchmarks.Contest.Contestant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call with a token beside the same request at an endpoint without authentication; the server's own MP-JWT; and how
 * fast tokens are made for a client secret.
 */
final class TokenBenchmark {

    private static final String PING = "Ping, same request with an HCX API key";
    private static final String PING_DEVICE = "Ping, same request with a desktop token";
    private static final String ECHO = "bare echo";

    private final Path work;

    TokenBenchmark(Path work) throws IOException {
        this.work = Files.createTempDirectory(work, "token-");
    }

    void run() throws Exception {
        Servers servers = new Servers(work);
        TokenIssuer issuer = new TokenIssuer(Clock.systemUTC());
        ServerSetup ours = Servers.dualauth(Servers.ours(), work.resolve("data"))
                .withEnvironment(
                        Map.of("DUALAUTH_HCX_TOKEN_LIFETIME", "PT1H", "DUALAUTH_DEVICE_TOKEN_LIFETIME", "PT1H"));
        try (Server dualauth = Server.start(ours, work.resolve("dualauth"));
                Server echo = Server.start(servers.echo(), work.resolve("echo"));
                Server jwt = Server.start(servers.jwt(issuer), work.resolve("jwt"))) {
            List<Contestant> all = new ArrayList<>(ours(dualauth));
            all.add(new Contestant(ECHO, echo, echoed(Map.of())));
            all.add(new Contestant("MP-JWT", jwt, echoed(Map.of("Authorization", "Bearer " + issuer.token()))));
            Contest contest = new Contest(all);
            contest.run(10, 15);
            contest.table(List.of(PING, PING_DEVICE, ECHO));
        }
    }

    private static List<Contestant> ours(Server dualauth) throws IOException {
        try (Connection connection = new Connection(dualauth.port())) {
            HttpCall generate = generate(connection);
            Map<String, String> apiKey =
                    Map.of("Authorization", "Bearer " + member(connection.call(generate), "access_token"));
            Device device = device(connection);
            Map<String, String> token =
                    Map.of("Authorization", "Bearer " + device.token(), "DeviceId", "benchmark-device");
            HttpCall whoami = HttpCall.get("/desktop/sites/" + device.siteId() + "/whoami", token, "benchmark-device");
            return List.of(
                    new Contestant(PING, dualauth, HttpCall.post("/io/Ping", "{}", apiKey, Population.OK)),
                    new Contestant(
                            "PingWithApplicationAuth, HCX API key",
                            dualauth,
                            HttpCall.post("/io/PingWithApplicationAuth", "{}", apiKey, Population.OK)),
                    new Contestant(PING_DEVICE, dualauth, HttpCall.post("/io/Ping", "{}", token, Population.OK)),
                    new Contestant("whoami, desktop token", dualauth, whoami),
                    new Contestant("/token/generate", dualauth, generate));
        }
    }

    private static HttpCall echoed(Map<String, String> headers) {
        return HttpCall.post("/echo/text", "{}", headers, "{}");
    }

    /**
     * A device that has a token.
     *
     * @param siteId its site
     * @param token the token
     */
    private record Device(String siteId, String token) {}

    /** Asks for a token, of a participant that is let in. */
    private static HttpCall generate(Connection connection) throws IOException {
        String made = io(
                connection,
                "ParticipantCreate",
                ",\"participantCode\":\"benchmark@hcx\",\"name\":\"B\",\"status\":\"Active\",\"applicationId\":\""
                        + Servers.ADMINISTRATOR + "\"");
        return HttpCall.post(
                "/token/generate",
                "{\"client_id\":\"" + member(made, "clientId") + "\",\"client_secret\":\""
                        + member(made, "clientSecret") + "\"}",
                Map.of(),
                "access_token");
    }

    private static Device device(Connection connection) throws IOException {
        Population.savePractice(connection);
        String siteId = member(io(connection, "SitePair", ""), "siteId");
        String key = member(io(connection, "ApiKeyCreate", ",\"name\":\"benchmark\""), "apiKeySecret");
        String answer = connection.call(HttpCall.form(
                "/integrator/token",
                "grant_type=urn:halo-connect:oauth:desktop-token&device_id=benchmark-device&site_id=" + siteId,
                Map.of("Ocp-Apim-Subscription-Key", key),
                "access_token"));
        return new Device(siteId, member(answer, "access_token"));
    }

    private static String io(Connection connection, String method, String members) throws IOException {
        return Population.administer(connection, method, "\"accountId\":\"practice-1\"" + members);
    }

    /** The first text member of this name, wherever it stands. */
    private static String member(String json, String name) throws IOException {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new IOException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }
}
