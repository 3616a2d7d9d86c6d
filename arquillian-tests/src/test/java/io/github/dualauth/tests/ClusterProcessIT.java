package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Two real nodes on one MariaDB, in one data grid on loopback. */
@EnabledIfSystemProperty(named = "dualauth.test.database", matches = "mariadb")
final class ClusterProcessIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration JOIN_LIMIT = Duration.ofMinutes(2);

    @TempDir
    private static Path shared;

    private static DualauthServer first;
    private static DualauthServer second;

    @BeforeAll
    static void start() throws IOException {
        int firstPort = freePort();
        int secondPort = freePort();
        String peers = "tcpip:127.0.0.1:" + firstPort + ",127.0.0.1:" + secondPort;
        ServerSetup setup = ServerSetup.standard()
                .with("DUALAUTH_KEY_FILE", shared.resolve("dualauth.key").toString())
                .with("DUALAUTH_CLUSTER_NODES", "2");
        first = DualauthServer.start(setup.with("JAVA_TOOL_OPTIONS", member(peers, firstPort)));
        second = DualauthServer.start(setup.with("JAVA_TOOL_OPTIONS", member(peers, secondPort)));
        Await.until(JOIN_LIMIT, "two nodes in one grid", () -> sees(first, true) && sees(second, true));
    }

    @AfterAll
    static void stop() {
        if (second != null) {
            second.close();
        }
        if (first != null) {
            first.close();
        }
    }

    private static String member(String peers, int port) {
        return "-Dpayaramicro.noHazelcast=false -Dpayaramicro.clusterMode=" + peers + " -Dpayaramicro.startPort=" + port
                + " -Dpayaramicro.interfaces=127.0.0.1 -Dpayaramicro.hostAware=false";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean sees(DualauthServer server, boolean reachable) {
        var answer = server.api().get("/health/ready", "application/json");
        return answer.statusCode() == 200 && answer.body().replace(" ", "").contains("\"reachable\":" + reachable);
    }

    private static Answer ping(DualauthServer server, Caller caller) {
        return server.api().call("PingWithAuth", caller);
    }

    private static void knownOnBoth(Caller caller) {
        for (int i = 0; i < 3; i++) {
            ping(first, caller).mustSucceed();
            ping(second, caller).mustSucceed();
        }
    }

    /** The very next call here; within a second there. */
    private static void refusedOnBoth(Caller caller, int code) {
        ping(first, caller).mustRefuse(code);
        Await.until(
                SECOND,
                "the refusal on the other node",
                () -> ping(second, caller).code() == code);
    }

    private static void administer(String method, String applicationId) {
        first.api()
                .call(method, first.administrator(), Members.of("applicationId", applicationId))
                .mustSucceed();
    }

    @Test
    void rotatedPassword_isRefusedOnBothNodes() {
        Integrator integrator = first.integrator();
        String practice = integrator.practice();
        Caller caller = integrator.caller(practice, integrator.user(practice));
        knownOnBoth(caller);
        administer("ApplicationRotatePassword", integrator.id());
        refusedOnBoth(caller, 4010);
    }

    @Test
    void suspendedApplication_isRefusedOnBothNodesUntilItIsResumed() {
        Integrator integrator = first.integrator();
        String practice = integrator.practice();
        Caller caller = integrator.caller(practice, integrator.user(practice));
        knownOnBoth(caller);
        administer("ApplicationSuspend", integrator.id());
        refusedOnBoth(caller, 4010);
        administer("ApplicationResume", integrator.id());
        ping(first, caller).mustSucceed();
        Await.until(
                SECOND, "the other node's success", () -> ping(second, caller).code() == 2000);
    }

    @Test
    void changedLoginPassword_isRefusedOnBothNodes() {
        Integrator integrator = first.integrator();
        Caller person = integrator.person(integrator.practice());
        knownOnBoth(person);
        first.api()
                .call("LoginPasswordChange", person, Members.of("newPassword", RandomIds.password("New")))
                .mustSucceed();
        refusedOnBoth(person, 4010);
    }

    @Test
    void deactivatedUserAndPractice_areRefusedOnBothNodes() {
        Integrator integrator = first.integrator();
        String practice = integrator.practice();
        String user = RandomIds.id("user");
        Caller person = integrator.person(practice, user);
        Caller application = integrator.caller(practice, user);
        knownOnBoth(person);
        knownOnBoth(application);
        integrator
                .callFor(practice, "UserUpdate", "userId", user, "active", false)
                .mustSucceed();
        refusedOnBoth(person, 4010);
        refusedOnBoth(application, 4012);
        integrator
                .call("PracticeUpdate", "accountId", practice, "active", false)
                .mustSucceed();
        refusedOnBoth(application, 4011);
    }

    @Test
    void lostNode_showsInHealthAndRefusesNobody() {
        Integrator integrator = first.integrator();
        String practice = integrator.practice();
        Caller caller = integrator.caller(practice, integrator.user(practice));
        Caller person = integrator.person(practice);
        knownOnBoth(caller);
        knownOnBoth(person);
        second.kill();
        for (int i = 0; i < 100; i++) {
            assertEquals(2000, ping(first, caller).code());
            assertEquals(2000, ping(first, person).code());
        }
        Await.until(JOIN_LIMIT, "the loss in the health", () -> sees(first, false));
        second.restart();
        Await.until(JOIN_LIMIT, "two nodes again", () -> sees(first, true) && sees(second, true));
        assertTrue(ping(second, caller).code() == 2000);
    }
}
