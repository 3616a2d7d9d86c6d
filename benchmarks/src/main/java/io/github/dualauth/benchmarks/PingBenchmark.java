package io.github.dualauth.benchmarks;

import io.github.dualauth.benchmarks.Contest.Contestant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What knowing the caller costs: PingWithAuth beside Ping, beside a bare echo, beside what the server brings itself. */
final class PingBenchmark {

    static final String APPLICATION_MODE = "PingWithAuth, application";
    static final String INDIVIDUAL_MODE = "PingWithAuth, individual";

    private static final String PING = "Ping, same body";
    private static final String PING_LOGIN = "Ping, login body";
    private static final String ECHO = "bare echo";
    private static final String LOGIN = "benchmark-login";
    private static final String MEMBERS = ",\"name\":\"A name\",\"number\":1}";
    private static final String APPLICATION_BODY =
            "{\"auth\":{" + Population.ADMINISTRATOR + ",\"userId\":\"user-1\"}" + MEMBERS;
    private static final String LOGIN_BODY =
            "{\"auth\":{" + Population.loginAuth(LOGIN, Population.LOGIN_PASSWORD) + "}" + MEMBERS;

    private final Path work;

    PingBenchmark(Path work) throws IOException {
        this.work = Files.createDirectories(Files.createTempDirectory(work, "ping-"));
    }

    void run() throws Exception {
        Servers servers = new Servers(work);
        TokenIssuer issuer = new TokenIssuer(Clock.systemUTC());
        ServerSetup ours = Servers.dualauth(Servers.ours(), work.resolve("data"));
        try (Server dualauth = Server.start(ours, work.resolve("dualauth"));
                Server told = Server.start(telling(), work.resolve("dualauth-telling"));
                Server echo = Server.start(servers.echo(), work.resolve("echo"));
                Server basic = Server.start(servers.basic(), work.resolve("basic"));
                Server hashed = Server.start(servers.basicHashed(), work.resolve("hashed"));
                Server file = Server.start(servers.fileRealm(), work.resolve("file-realm"));
                Server jwt = Server.start(servers.jwt(issuer), work.resolve("jwt"))) {
            prepare(dualauth);
            prepare(told);
            for (Server peer : List.of(basic, hashed, file, jwt)) {
                mustRefuse(peer);
            }
            List<Contestant> all = new ArrayList<>(ours(dualauth));
            for (Contestant each : ours(told)) {
                if (each.name().startsWith("PingWithAuth")) {
                    all.add(new Contestant(each.name() + ", container told", told, each.work()));
                }
            }
            all.add(new Contestant(ECHO, echo, echo("text", Map.of())));
            all.add(new Contestant("echo by JSON-P", echo, echo("json", Map.of())));
            HttpCall byHeader = echo("text", Map.of("Authorization", Servers.basicHeader()));
            all.add(new Contestant("Basic, identity store in memory", basic, byHeader));
            all.add(new Contestant("Basic, hashed, in the database", hashed, byHeader));
            all.add(new Contestant("Basic, file realm", file, byHeader));
            all.add(new Contestant("MP-JWT", jwt, echo("text", Map.of("Authorization", "Bearer " + issuer.token()))));
            Contest contest = new Contest(all);
            contest.run(10, 15);
            contest.table(List.of(PING, ECHO));
        }
    }

    /** Ours, with servlets, EJBs and Jakarta Security knowing the caller. */
    private ServerSetup telling() throws IOException {
        return Servers.dualauth(Servers.ours(), work.resolve("data-telling"))
                .withEnvironment(Map.of("DUALAUTH_CONTAINER_IDENTITY", "true"));
    }

    /** Two or more builds beside each other, to see what a change is worth. */
    void compare(List<String> jars) throws Exception {
        List<Server> servers = new ArrayList<>();
        List<Contestant> all = new ArrayList<>();
        try {
            for (String jar : jars) {
                Path home = work.resolve("build-" + servers.size());
                Server server =
                        Server.start(Servers.dualauth(Path.of(jar).toAbsolutePath(), home.resolve("data")), home);
                servers.add(server);
                prepare(server);
                for (Contestant each : ours(server).subList(0, 2)) {
                    all.add(new Contestant(each.name() + ", " + jar, server, each.work()));
                }
            }
            Contest contest = new Contest(all);
            contest.run(10, 15);
            contest.table(List.of(all.get(0).name(), all.get(1).name()));
        } finally {
            servers.forEach(Server::close);
        }
    }

    /** Load of one kind, with JDK Flight Recorder running once the server is warm; for {@code jfr print}. */
    void profile(String name) throws Exception {
        Path recording = work.resolve("profile.jfr");
        List<String> options =
                List.of("-XX:StartFlightRecording=delay=60s,settings=profile,dumponexit=true,filename=" + recording);
        ServerSetup ours =
                Servers.dualauth(Servers.ours(), work.resolve("data")).withJvmOptions(options);
        try (Server dualauth = Server.start(ours, work.resolve("dualauth"))) {
            prepare(dualauth);
            Contestant contestant = ours(dualauth).stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            Contest contest = new Contest(List.of(contestant));
            contest.warmUp(30);
            contest.run(15);
            contest.table(List.of());
        }
        System.out.println(recording);
    }

    private static List<Contestant> ours(Server server) {
        return List.of(
                new Contestant(PING, server, ping("Ping", APPLICATION_BODY)),
                new Contestant(APPLICATION_MODE, server, ping("PingWithAuth", APPLICATION_BODY)),
                new Contestant(PING_LOGIN, server, ping("Ping", LOGIN_BODY)),
                new Contestant(INDIVIDUAL_MODE, server, ping("PingWithAuth", LOGIN_BODY)));
    }

    private static HttpCall ping(String method, String body) {
        return HttpCall.post("/io/" + method, body, Map.of(), Population.OK);
    }

    private static HttpCall echo(String kind, Map<String, String> headers) {
        return HttpCall.post("/echo/" + kind, APPLICATION_BODY, headers, "practice-1");
    }

    /** A figure for authentication means nothing where nobody is turned away. */
    private static void mustRefuse(Server server) throws IOException {
        for (String header : List.of("Basic YmVuY2htYXJrOndyb25n", "Bearer x.y.z")) {
            try (Connection connection = new Connection(server.port())) {
                connection.call(echo("text", Map.of("Authorization", header)));
            } catch (IOException expected) {
                continue;
            }
            throw new IOException("a wrong credential was accepted: " + header);
        }
    }

    /** A practice, a user and a login to call as. */
    private static void prepare(Server server) throws IOException {
        try (Connection connection = new Connection(server.port())) {
            Population.savePractice(connection);
            Population.saveUser(connection, 1, LOGIN);
        }
    }
}
