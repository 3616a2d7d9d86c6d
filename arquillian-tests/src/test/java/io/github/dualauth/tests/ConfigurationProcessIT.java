package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.FirstAnswer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong configuration stops the start with one clear line; a right one does what it says. */
final class ConfigurationProcessIT {
    private static final String PREFIX = "dualauth: ";

    @Test
    void key_unknown_stopsTheStartBeforeAnythingIsMade() {
        try (DualauthServer server =
                DualauthServer.launch(ServerSetup.embedded().with("DUALAUTH_FOO", "x"))) {
            String line = startError(server);
            assertTrue(line.startsWith(PREFIX + "unknown configuration key "), line);
            assertNames("DUALAUTH_FOO", line);
            assertTrue(Files.notExists(server.dataDirectory()), "no key and no table was made");
        }
    }

    @Test
    void dataDirectory_cannotBeMade_stopsTheStartAndSaysWhy() {
        String line = startError(ServerSetup.embedded().with("DUALAUTH_DATA_DIRECTORY", "/dev/null/x"));
        assertNames("DUALAUTH_DATA_DIRECTORY", line);
        assertTrue(line.contains("/dev/null/x: Not a directory"), line);
    }

    /** One for each step of the start that reads keys; the tests of its readers have the others. */
    @ParameterizedTest
    @CsvSource({
        "DUALAUTH_BOOTSTRAP_APPLICATION_PASSWORD, tooshort",
        "DUALAUTH_API_PRACTICE_CREATE_MODES, 'application,individual'"
    })
    void value_invalid_stopsTheStartAndNamesTheKey(String name, String value) {
        String line = startError(ServerSetup.embedded().with(name, value));
        assertNames(name, line);
        assertFalse(line.contains(value), line);
    }

    /** Payara Micro alone would go on without the application: here, for a provider of its own that is not there. */
    @Test
    void deployment_failedInPayara_endsTheServerBeforeAnybodyIsLetIn(@TempDir Path directory) throws IOException {
        Path properties = Files.writeString(
                directory.resolve("system.properties"), "jakarta.security.jacc.policy.provider=not.There\n");
        try (DualauthServer server = DualauthServer.launch(
                ServerSetup.embedded().withArguments("--systemproperties", properties.toString()))) {
            assertEquals(Optional.empty(), FirstAnswer.of(server));
            assertEquals(70, server.awaitExit(Duration.ofMinutes(2)), server::output);
            assertTrue(server.output().contains(PREFIX + "the application was not deployed"), server::output);
        }
    }

    /** Payara Micro alone would show a trace and end with 0, or go on without HTTPS. */
    @Test
    void port_inUse_stopsTheStart() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String line = startError(ServerSetup.embedded()
                    .with("DUALAUTH_HTTPS_ENABLED", "true")
                    .with("DUALAUTH_HTTPS_PORT", String.valueOf(busy.getLocalPort())));
            assertTrue(line.startsWith(PREFIX + "cannot listen at 127.0.0.1:" + busy.getLocalPort() + " ("), line);
        }
    }

    @Test
    void rootDirectory_cannotBeMade_stopsTheStart() {
        String line = startError(ServerSetup.embedded().withArguments("--rootdir", "/dev/null/x"));
        assertTrue(line.contains("--rootdir"), line);
        assertTrue(line.contains("/dev/null/x"), line);
    }

    /** Not of dualauth's making: what Payara Micro says, and no trace. */
    @Test
    void domain_cannotBeRead_stopsTheStart(@TempDir Path directory) throws IOException {
        Path broken = Files.writeString(directory.resolve("domain.xml"), "<domain");
        String line = startError(ServerSetup.embedded().withArguments("--domainconfig", broken.toString()));
        assertTrue(line.startsWith(PREFIX + "Payara Micro did not start: "), line);
    }

    /** It would listen with no certificate to show. */
    @Test
    void httpsPort_withoutHttps_stopsTheStart() {
        String line = startError(ServerSetup.embedded().withArguments("--sslport", "8444"));
        assertNames("DUALAUTH_HTTPS_ENABLED", line);
    }

    @Test
    void database_notThere_stopsTheStartWithoutItsPassword() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        String password = RandomIds.password("Database");
        ServerSetup setup = ServerSetup.embedded()
                .with("DUALAUTH_DB_URL", "jdbc:mariadb://127.0.0.1:" + nobody + "/none")
                .with("DUALAUTH_DB_USER", "none")
                .with("DUALAUTH_DB_PASSWORD", password);
        try (DualauthServer server = DualauthServer.launch(setup)) {
            String line = startError(server);
            assertTrue(line.toLowerCase(Locale.ROOT).contains("database"), line);
            assertFalse(server.output().contains(password), "The output has the database password");
        }
    }

    @Test
    void values_right_doWhatTheySay() {
        ServerSetup setup = ServerSetup.bare()
                .with("DUALAUTH_BOOTSTRAP_APPLICATION_PASSWORD", RandomIds.password("Bootstrap"))
                .with("DUALAUTH_API_PING_WITH_AUTH_MODES", "application")
                .with("DUALAUTH_CONTAINER_IDENTITY", "true");
        try (DualauthServer server = DualauthServer.start(setup)) {
            Caller administrator = server.administrator();
            assertEquals("administrator", administrator.id());
            server.api().call("ApplicationList", administrator).mustSucceed();
            Integrator integrator = server.integrator();
            String practice = integrator.practice();
            Caller person = integrator.person(practice);
            Caller application = integrator.caller(practice, integrator.user(practice));
            assertAll(
                    () -> narrowedModesRefuseTheOther(server.api(), application, person),
                    () -> containerIdentityChangesNoAnswer(server.api(), application, person));
        }
    }

    private static void narrowedModesRefuseTheOther(Api api, Caller application, Caller person) {
        api.call("PingWithAuth", person)
                .mustRefuse(4010, "Unauthorized [this API requires application authentication]");
        api.call("PingWithAuth", application).mustSucceed();
    }

    private static void containerIdentityChangesNoAnswer(Api api, Caller application, Caller person) {
        api.call("UserList", application).mustSucceed();
        api.call("UserList", person).mustSucceed();
        api.call("ApplicationList", application).mustRefuse(4010);
        api.call("UserList", person.with("loginPassword", "wrong-wrong")).mustRefuse(4010, "Unauthorized");
    }

    private static void assertNames(String variable, String line) {
        String normal = line.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        assertTrue(normal.contains(variable), line);
    }

    private static String startError(ServerSetup setup) {
        try (DualauthServer server = DualauthServer.launch(setup)) {
            return startError(server);
        }
    }

    private static String startError(DualauthServer server) {
        int exit = server.awaitExit(Duration.ofMinutes(2));
        assertNotEquals(0, exit, server::output);
        List<String> lines =
                server.output().lines().filter(line -> line.startsWith(PREFIX)).toList();
        assertEquals(1, lines.size(), server::output);
        assertTrue(server.output().lines().noneMatch(line -> line.startsWith("\tat ")), server::output);
        return lines.get(0);
    }
}
