package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.FirstAnswer;
import io.github.dualauth.tests.harness.Ports;
import io.github.dualauth.tests.harness.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar lets nobody in before the application is there, since Payara Micro would answer for it. */
final class ListenerProcessIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String HTTPS = "DUALAUTH_HTTPS_ENABLED";
    private static final String HTTPS_PORT = "DUALAUTH_HTTPS_PORT";
    private static final String DEVELOPMENT = "DUALAUTH_HTTPS_DEVELOPMENT_CERTIFICATE";

    private static ServerSocket busy() throws IOException {
        return new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress());
    }

    /** An operator's command file with one setting of plain HTTP. */
    private static ServerSetup setting(String setting, Path directory) throws IOException {
        Path commands = Files.writeString(
                directory.resolve("preboot.txt"),
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener."
                        + setting + "\n");
        return ServerSetup.embedded().withArguments("--prebootcommandfile", commands.toString());
    }

    @Test
    void port_takenWhileTheServerStarts_endsItAndIsNamed() throws IOException {
        int port = Ports.free();
        ServerSetup setup = ServerSetup.embedded()
                .with(HTTPS, "true")
                .with(DEVELOPMENT, "true")
                .with(HTTPS_PORT, String.valueOf(port));
        try (DualauthServer server = DualauthServer.launch(setup)) {
            Await.until(LIMIT, "its data", () -> Files.exists(server.dataDirectory()));
            try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertEquals(78, server.awaitExit(LIMIT), server::output);
                String address = "127.0.0.1:" + taken.getLocalPort();
                assertTrue(server.output().contains("dualauth: cannot listen at " + address + " ("), server::output);
                assertFalse(server.output().contains("\tat "), server::output);
            }
        }
    }

    @Test
    void start_plain_answersTheFirstCallerItself() {
        try (DualauthServer server = DualauthServer.launch(ServerSetup.embedded())) {
            FirstAnswer.of(server)
                    .orElseThrow(() -> new AssertionError(server.output()))
                    .envelope()
                    .mustSucceed();
        }
    }

    /** Also a port that --autobindhttp has found: the server says where it is. */
    @Test
    void autobind_portInUse_listensOnTheNextAndSaysSo() throws IOException {
        try (ServerSocket busy = busy();
                DualauthServer server = DualauthServer.launch(ServerSetup.embedded()
                        .withArguments("--port", String.valueOf(busy.getLocalPort()), "--autobindhttp"))) {
            URI base = listening(server, "http");
            assertTrue(base.getPort() > busy.getLocalPort(), base::toString);
            new Api(base).call("Ping", Caller.nobody()).mustSucceed();
        }
    }

    @Test
    void http_thatAnOperatorHasClosed_staysClosed(@TempDir Path directory) throws IOException {
        ServerSetup setup = setting("enabled=false", directory)
                .with(HTTPS, "true")
                .with(DEVELOPMENT, "true")
                .with(HTTPS_PORT, String.valueOf(Ports.free()));
        try (DualauthServer server = DualauthServer.launch(setup)) {
            URI base = listening(server, "https");
            assertEquals(setup.environment().get(HTTPS_PORT), String.valueOf(base.getPort()));
            assertThrows(UncheckedIOException.class, () -> connect(server));
            assertFalse(server.output().contains("http://127"), server::output);
        }
    }

    /** Payara Micro would say nothing, and run on. */
    @Test
    void listener_thatCannotBeOpened_endsTheServer(@TempDir Path directory) throws IOException {
        try (DualauthServer server = DualauthServer.launch(setting("transport=none", directory))) {
            assertEquals(78, server.awaitExit(LIMIT), server::output);
            assertTrue(server.output().contains("dualauth: cannot listen at 127.0.0.1:"), server::output);
            assertFalse(server.output().contains("dualauth listens"), server::output);
        }
    }

    /** Payara Micro keeps its configuration there, with the listeners closed. */
    @Test
    void start_afterOneThatWasKilledWithItsRootDirectory_listensAgain(@TempDir Path directory) {
        ServerSetup setup = ServerSetup.embedded().withArguments("--rootdir", directory.toString());
        try (DualauthServer server = DualauthServer.launch(setup)) {
            Await.until(LIMIT, "its data", () -> Files.exists(server.dataDirectory()));
            server.kill();
            server.restart();
            server.api().call("Ping", Caller.nobody()).mustSucceed();
        }
    }

    private static void connect(DualauthServer server) {
        server.connect(LIMIT).close();
    }

    /** A machine that builds may well have something on these ports. */
    @Test
    void jar_madeWhileThePortIsInUse_isMade(@TempDir Path directory) throws IOException {
        Path jar = directory.resolve("made.jar");
        try (ServerSocket busy = busy();
                DualauthServer making = DualauthServer.launch(ServerSetup.embedded()
                        .with(HTTPS, "true")
                        .with(HTTPS_PORT, String.valueOf(busy.getLocalPort()))
                        .withArguments("--outputuberjar", jar.toString()))) {
            assertEquals(0, making.awaitExit(LIMIT), making::output);
            assertTrue(Files.isRegularFile(jar), making::output);
        }
    }

    private static URI listening(DualauthServer server, String scheme) {
        Pattern line = Pattern.compile("^dualauth listens on (" + scheme + "://\\S+)$", Pattern.MULTILINE);
        return Await.value(LIMIT, "where it listens", () -> {
            Matcher matcher = line.matcher(server.output());
            return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
        });
    }
}
