package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.Authenticator;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.TestThrottles;
import io.github.dualauth.core.TestVerifiers;
import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.decision.Decisions;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.http.TestConnection.Answer;
import io.github.dualauth.core.http.deployment.PolicyInitializer;
import io.github.dualauth.core.http.deployment.TestDeployment;
import io.github.dualauth.core.http.failure.ProblemFormat;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.startup.Scheduler;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestAccounts;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestConfiguration;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.servlet.WebappContext;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * {@link TestApi} on Jersey and Grizzly, which Payara is made of, started as a servlet container starts it: real filters,
 * policies, decisions and directories; only the verifiers say what a test wants.
 */
final class TestHttpServer implements AutoCloseable {

    private final String application = TestDatabase.uniqueId();
    private final TestVerifiers.OfApplications applications = new TestVerifiers.OfApplications();
    private final TestLines audit = new TestLines();
    private final TestDeployment deployment;
    private final Scheduler scheduler = new Scheduler();
    private final WebappContext context = new WebappContext("test", "");
    private final HttpServer server = new HttpServer();
    private final NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestHttpServer(Map<String, String> configuration, Path directory, Object... components) throws IOException {
        MutableClock clock = MutableClock.stopped();
        Database database = TestDatabase.H2.shared(AccountDirectory.SCHEMA);
        AccountDirectory accounts = new AccountDirectory(database, TestCaches.LASTING, clock);
        UserDirectory users = new UserDirectory(accounts);
        TestAccounts stored = new TestAccounts(database, accounts, users);
        Account account = stored.active(application, "account");
        stored.activeUser(account, "user");
        List<TestClients> verifiers = List.of(new TestClients());
        Authenticator authenticator =
                new Authenticator(List.of(applications, verifiers.get(0)), accounts, users, TestThrottles.open());
        AuditTrail trail = new AuditTrail(audit, 8, WhenFull.WAIT, DecisionMetrics.NONE);
        RequestPipeline pipeline = new RequestPipeline(
                new Decisions(authenticator, trail, TestKeys.of(directory, 1), clock),
                CoreConfiguration.read(TestConfiguration.of(configuration)),
                new SignedTokens(10, clock));
        deployment =
                new TestDeployment(configuration, List.of(applications, pipeline, authenticator, trail, scheduler));
        deploy(new ResourceConfig(TestApi.class, TestOwnApi.class, TestReader.class)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .registerInstances(components));
    }

    /** As a servlet container does it with what the module's own files name. */
    private void deploy(ResourceConfig application) throws IOException {
        new PolicyInitializer().onStartup(Set.of(TestApi.class, TestOwnApi.class), context);
        context.addServlet("api", new ServletContainer(application)).addMapping("/*");
        server.addListener(listener);
        context.deploy(server);
        server.start();
    }

    /** Runs until it is closed. */
    static TestHttpServer start(Path directory) {
        return start(Map.of(), directory);
    }

    /** The same with these keys set, and these providers of the deployment's own. */
    static TestHttpServer start(Map<String, String> configuration, Path directory, Object... components) {
        try {
            return new TestHttpServer(configuration, directory, components);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application that calls. */
    String application() {
        return application;
    }

    TestVerifiers.OfApplications applications() {
        return applications;
    }

    TestLines audit() {
        return audit;
    }

    TestDeployment deployment() {
        return deployment;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** The members of {@code auth} with which the application acts for a user. */
    String auth() {
        return auth("\"accountId\":\"account\",\"userId\":\"user\"");
    }

    /** Its password, and these members. */
    String auth(String names) {
        return "\"auth\":{\"applicationId\":\"" + application + "\",\"applicationPassword\":\"secret\"," + names + "}";
    }

    /** A bearer token of the application. */
    String bearer() {
        String claims = TestTokens.claims(MutableClock.stopped().instant());
        return "Bearer " + TestTokens.signed(claims.replace("\"client\"", "\"" + application + "\""));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.getPort() + path));
    }

    /** A request with a body of a type. */
    HttpRequest.Builder post(String path, String type, String body) {
        return request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    }

    /** A request with a JSON body. */
    HttpRequest.Builder json(String path, String body) {
        return post(path, "application/json", body);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to a request that is refused for this, which the audit knows under the ID that is told. */
    HttpResponse<String> refused(RejectionReason reason, HttpRequest.Builder request) {
        audit.take();
        HttpResponse<String> answer = send(request);
        List<String> lines = audit.take();
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).contains("\"reason\":\"" + reason + "\""), lines::toString);
        assertEquals(ProblemFormat.status(reason.kind()), answer.statusCode());
        assertEquals(List.of("application/problem+json"), answer.headers().allValues("Content-Type"));
        assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertTrue(lines.get(0).contains("\"requestId\":\"" + id + "\""), lines::toString);
        return answer;
    }

    /** What a caller who is let in gets. */
    String accepted(HttpRequest.Builder request) {
        audit.take();
        HttpResponse<String> answer = send(request);
        List<String> lines = audit.take();
        assertEquals(200, answer.statusCode(), lines::toString);
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).contains("\"outcome\":\"accepted\""), lines::toString);
        assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertTrue(lines.get(0).contains("\"requestId\":\"" + id + "\""), lines::toString);
        return answer.body();
    }

    /** The beginning of a good body, of so many bytes. */
    String begun(int length) {
        String start = "{" + auth() + ",\"x\":\"";
        return start + "x".repeat(length - start.length());
    }

    /** What the application is told, and the audit, of a body that turned out bad while a method read it. */
    void assertLateRefusal(RejectionReason reason, Answer answer) {
        List<String> lines = audit.take();
        String last = lines.get(lines.size() - 1);
        assertTrue(last.contains("\"reason\":\"" + reason + "\""), lines::toString);
        assertTrue(last.contains("\"application\":\"" + application + "\""), lines::toString);
        assertTrue(last.contains("\"" + answer.headers().get("x-request-id") + "\""), lines::toString);
        assertEquals("application/problem+json", answer.headers().get("content-type"));
        assertEquals("no-store", answer.headers().get("cache-control"));
        assertTrue(answer.body().contains("\"status\":" + answer.status()), answer::toString);
    }

    /** A connection for whatever bytes. */
    TestConnection connect() {
        return new TestConnection(listener.getPort());
    }

    /** From now on, waits no longer for the next bytes of a body. */
    void giveUpAfter(Duration limit) {
        listener.getTransport().setReadTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes the deployment out, and serves nothing any more. */
    void undeploy() {
        context.undeploy();
    }

    @Override
    public void close() {
        server.shutdownNow();
        deployment.close();
    }
}
