package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.SecretScan;
import io.github.dualauth.tests.harness.ServerSetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real server's key is replaced as docs/operations.md says, with the commands that it names. */
final class KeyRotationProcessIT {

    private final DualauthServer server = DualauthServer.start(ServerSetup.standard());
    private final Path file = server.dataDirectory().resolve("dualauth.key");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void key_replaced_callsGoOnAndTheOldKeyCanGoOnlyWhenNothingIsUnderIt() throws Exception {
        Integrator integrator = server.integrator();
        String old = KeyRing.open(file).currentId();
        Path tooEarly = server.temporaryDirectory().resolve("new.key");
        int exit = server.stop();
        command("add");
        command("use");
        String current = KeyRing.open(file).currentId();
        assertNotEquals(old, current, "exit " + exit);

        Files.copy(file, tooEarly, StandardCopyOption.COPY_ATTRIBUTES);
        command("remove", old);
        server.restartInVain();
        assertTrue(server.output().contains("lacks the key " + old), server::output);
        Files.move(tooEarly, file, StandardCopyOption.REPLACE_EXISTING);

        server.restart();
        assertServes(integrator);
        Await.until(
                Duration.ofMinutes(1),
                "the end of the sealing",
                () -> server.output().contains("nothing is under the old key " + old + " any more"));
        assertTrue(server.output().contains("anew under the key " + current), server::output);
        assertServes(integrator);
        Integrator during = server.integrator();

        exit = server.stop();
        command("remove", old);
        server.restart();
        assertServes(integrator);
        assertServes(during);
        assertFalse(KeyRing.open(file).has(old));
        for (String line : Files.readAllLines(file)) {
            assertFalse(server.output().contains(line), "a key on the console, exit " + exit);
        }
    }

    private void assertServes(Integrator integrator) {
        integrator.call("PracticeList").mustSucceed();
        server.api().call("ApplicationList", server.administrator()).mustSucceed();
        server.api()
                .call("PracticeList", integrator.caller().with("applicationPassword", "wrong"))
                .mustRefuse(4010);
    }

    private void command(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.dualauth.core.secret.KeyCommand",
                file.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        SecretScan keys = new SecretScan();
        for (String line : Files.readAllLines(file)) {
            keys.add("key", line.replace("next:", ""));
        }
        assertEquals(List.of(), keys.findings("output", output));
    }
}
