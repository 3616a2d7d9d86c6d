package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.SecretScan;
import io.github.dualauth.tests.harness.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong configuration stops the start with one clear line; a right one does what it says. */
final class ConfigurationProcessIT {
    private static final String PREFIX = "dualauth: ";

    @Test
    void key_unknown_stopsTheStart() {
        String line = startError(ServerSetup.embedded().with("DUALAUTH_FOO", "x"));
        assertTrue(line.startsWith(PREFIX + "unknown configuration key "), line);
        assertNames("DUALAUTH_FOO", line);
    }

    @ParameterizedTest
    @CsvSource({
        "DUALAUTH_CONTAINER_IDENTITY, perhaps",
        "DUALAUTH_BOOTSTRAP_APPLICATION_PASSWORD, tooshort",
        "DUALAUTH_DB_URL, jdbc:nonsense://x",
        "DUALAUTH_DATA_DIRECTORY, /dev/null/x",
        "DUALAUTH_API_PING_WITH_AUTH_MODES, telepathy",
        "DUALAUTH_API_PRACTICE_CREATE_MODES, 'application,individual'",
        "DUALAUTH_API_NO_SUCH_METHOD_MODES, application"
    })
    void value_invalid_stopsTheStartAndNamesTheKey(String name, String value) {
        String line = startError(ServerSetup.embedded().with(name, value));
        assertNames(name, line);
        assertFalse(line.contains(value), line);
    }

    @Test
    void bootstrap_passwordOnly_takesTheDefaultId() {
        String password = RandomIds.password("Bootstrap");
        ServerSetup setup = ServerSetup.bare().with("DUALAUTH_BOOTSTRAP_APPLICATION_PASSWORD", password);
        try (DualauthServer server = DualauthServer.start(setup)) {
            server.api()
                    .call("ApplicationList", Caller.application("administrator", password))
                    .mustSucceed();
        }
    }

    @Test
    void bootstrap_notConfigured_isMadeAndShownOnceOnTheConsoleOnly() {
        try (DualauthServer server = DualauthServer.start(ServerSetup.bare())) {
            String id = shown(server, "applicationId");
            String password = shown(server, "applicationPassword");
            server.api()
                    .call("ApplicationList", Caller.application(id, password))
                    .mustSucceed();
            int exit = server.stop();
            server.restart();
            server.api()
                    .call("ApplicationList", Caller.application(id, password))
                    .mustSucceed();
            assertEquals(1, server.output().split(Pattern.quote(password), -1).length - 1, "shown, exit " + exit);
            List<Path> files = server.written().stream()
                    .filter(file -> !file.getFileName().toString().equals("console.out"))
                    .toList();
            assertEquals(
                    List.of(),
                    new SecretScan().add("administrator's password", password).findings(files));
        }
    }

    private static String shown(DualauthServer server, String name) {
        Matcher matcher = Pattern.compile(name + "\\W+(\\S+)").matcher(server.output());
        assertTrue(matcher.find(), server::output);
        return matcher.group(1);
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
    void modes_narrowed_refuseTheOther() {
        ServerSetup narrowed = ServerSetup.embedded().with("DUALAUTH_API_PING_WITH_AUTH_MODES", "application");
        try (DualauthServer server = DualauthServer.start(narrowed)) {
            Api api = server.api();
            Integrator integrator = server.integrator();
            String practice = integrator.practice();
            Caller person = integrator.person(practice);
            api.call("PingWithAuth", person)
                    .mustRefuse(4010, "Unauthorized [this API requires application authentication]");
            api.call("UserList", person).mustSucceed();
            api.call("PingWithAuth", integrator.caller(practice, integrator.user(practice)))
                    .mustSucceed();
        }
    }

    @Test
    void containerIdentity_on_changesNoAnswer() {
        try (DualauthServer server =
                DualauthServer.start(ServerSetup.embedded().with("DUALAUTH_CONTAINER_IDENTITY", "true"))) {
            Api api = server.api();
            Integrator integrator = server.integrator();
            String practice = integrator.practice();
            Caller person = integrator.person(practice);
            api.call("PingWithAuth", person).mustSucceed();
            api.call("PingWithAuth", integrator.caller(practice, integrator.user(practice)))
                    .mustSucceed();
            api.call("ApplicationList", integrator.caller()).mustRefuse(4010);
            api.call("ApplicationList", server.administrator()).mustSucceed();
            api.call("PingWithAuth", person.with("loginPassword", "wrong-wrong"))
                    .mustRefuse(4010, "Unauthorized");
        }
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
