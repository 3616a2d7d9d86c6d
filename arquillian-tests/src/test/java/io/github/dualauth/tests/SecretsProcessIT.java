package io.github.dualauth.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.BadBodies;
import io.github.dualauth.tests.harness.BadBody;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.Operation;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.RawAnswer;
import io.github.dualauth.tests.harness.RawConnection;
import io.github.dualauth.tests.harness.SecretScan;
import io.github.dualauth.tests.harness.ServerSetup;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever happens, nothing that the server writes or answers has a password in it. */
final class SecretsProcessIT {
    private static final List<String> FORMS = List.of(
            "{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":\"#\"}}",
            "{\"auth\":{\"applicationId\":\"nobody\",\"applicationPassword\":\"#\"}}",
            "{\"auth\":{\"loginId\":\"nobody\",\"loginPassword\":\"#\"}}",
            "{\"auth\":{\"applicationId\":\"#\",\"applicationPassword\":\"x\"}}",
            "{\"auth\":{\"loginId\":\"#\",\"loginPassword\":\"x\"}}",
            "{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":\"$PW\",\"accountId\":\"#\",\"userId\":\"#\"}}",
            "{\"auth\":{\"applicationPassword\":\"#\"}}",
            "{\"auth\":{\"applicationPassword\":[\"#\"]}}",
            "{\"auth\":{\"applicationPassword\":{\"#\":\"#\"}}}",
            "{\"auth\":\"#\"}",
            "{\"auth\":{$A,\"applicationPassword\":\"#\"}}",
            "{\"auth\":{$A,\"loginPassword\":\"#\"}}",
            "{\"auth\":{$A,\"#\":1,\"#\":2}}",
            "{\"auth\":{$A},\"auth\":\"#\"}",
            "{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":\"#",
            "{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":#}}",
            "{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":\"#\\u0000\"}}",
            "{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":\"#\\ud800\"}}",
            "{\"auth\":{\"applicationId\":\"$ID\",\"applicationPassword\":\"#\\xff\"}}",
            "{\"auth\":{$A},\"loginPassword\":\"#\"}#",
            "{\"auth\":{$A},\"loginPassword\":[\"#\"],\"newPassword\":{\"x\":\"#\"},\"limit\":\"#\",\"cursor\":\"#\"}",
            "{\"auth\":{$A},\"userId\":\"u\",\"firstName\":\"A\",\"lastName\":\"B\",\"loginId\":\"l\",\"loginPassword\":\"#\\n\"}");

    private final DualauthServer server = DualauthServer.start(ServerSetup.embedded());
    private final Api api = server.api();
    private final SecretScan scan = new SecretScan();
    private final List<String> findings = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everything_written_holdsNoPasswordAndIsTheOwnersOnly() throws IOException {
        scan.add("bootstrap password", password(server.administrator()));
        Integrator integrator = server.integrator();
        scan.add("application password", password(integrator.caller()));
        String practice = integrator.practice();
        Caller application = integrator.caller(practice, integrator.user(practice));
        Caller person = integrator.person(practice, "person");
        scan.add("login password", password(person));

        succeed(application, person);
        failInEveryMethod(application, person);
        failInEveryForm(application);
        failInLogins(integrator, practice, person);

        server.stop();
        List<Path> written = server.written();
        assertTrue(written.stream().anyMatch(file -> file.endsWith("audit.jsonl")), written::toString);
        assertTrue(written.stream().anyMatch(file -> file.toString().endsWith(".mv.db")), written::toString);
        for (Path file : written) {
            if (file.startsWith(server.dataDirectory())) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file::toString);
            }
        }
        findings.addAll(scan.findings(written));
        assertEquals(List.of(), findings);
    }

    private void succeed(Caller application, Caller person) {
        note("success", api.call("PingWithAuth", application).mustSucceed());
        note("success", api.call("PingWithAuth", person).mustSucceed());
        String next = secret("changed password");
        note(
                "change",
                api.call("LoginPasswordChange", person, Members.of("newPassword", next))
                        .mustSucceed());
        String reset = secret("reset password");
        note(
                "reset",
                api.call("UserUpdate", application, Members.of("userId", "person", "loginPassword", reset))
                        .mustSucceed());
        Answer rotated = api.call(
                        "ApplicationRotatePassword",
                        server.administrator(),
                        Members.of("applicationId", server.integrator().id()))
                .mustSucceed();
        scan.add("rotated password", rotated.text("applicationPassword"));
        passwords(server.integrator());
        note("list", api.call("UserList", application).mustSucceed());
        note("list", api.call("ApplicationList", server.administrator()).mustSucceed());
    }

    private void passwords(Integrator integrator) {
        String made = integrator
                .call("ApplicationPasswordCreate", "name", "second")
                .mustSucceed()
                .text("applicationPassword");
        scan.add("second application password", made);
        String imported = secret("imported application password");
        note("import by itself", integrator.call("ApplicationPasswordCreate", "name", "x", "password", imported));
        JsonObject members = Members.of("applicationId", integrator.id(), "name", "x", "password", imported);
        note(
                "import",
                api.call("ApplicationPasswordCreate", server.administrator(), members)
                        .mustSucceed());
        Caller caller = integrator.caller().with("applicationPassword", imported);
        note("imported", api.call("ApplicationPasswordList", caller).mustSucceed());
        String broken = secret("hash that is none");
        JsonObject hash = Members.of("applicationId", integrator.id(), "name", "x", "passwordHash", broken);
        note("import of a hash", api.call("ApplicationPasswordCreate", server.administrator(), hash));
    }

    private void failInEveryMethod(Caller application, Caller person) {
        Operation.protectedOnes().forEach(operation -> {
            for (Caller caller : List.of(
                    application.with("applicationPassword", secret("wrong application password")),
                    person.with("loginPassword", secret("wrong login password")),
                    Caller.individual("nobody", secret("nobody's password")))) {
                note(operation.name(), api.call(operation.name(), caller));
            }
        });
    }

    private void failInEveryForm(Caller application) {
        List<String> methods =
                List.of("PingWithAuth", "UserSave", "PracticeList", "LoginPasswordChange", "Ping", "Nope");
        Stream<String> known = Stream.of(
                        BadBodies.credentials(),
                        BadBodies.repeated(),
                        BadBodies.types(),
                        BadBodies.characters(),
                        BadBodies.bytes())
                .flatMap(bodies -> bodies.map(BadBody::template));
        Stream.concat(FORMS.stream(), known).forEach(form -> {
            String template = form.replace("#", secret("password in " + form));
            try (RawConnection connection = server.connect(Duration.ofSeconds(30))) {
                for (String method : methods) {
                    RawAnswer answer = connection
                            .post("/io/" + method, BadBody.fill(template, application))
                            .read();
                    findings.addAll(scan.findings("answer of " + method, answer.toString()));
                }
            }
        });
        String query = "/io/PingWithAuth?applicationPassword=" + secret("password in a query");
        note("query", api.post(query, "{\"auth\":{}}"));
        try (RawConnection connection = server.connect(Duration.ofSeconds(30))) {
            byte[] cut = ("{\"auth\":{\"applicationId\":\"x\",\"applicationPassword\":\"" + secret("cut password"))
                    .getBytes(UTF_8);
            connection
                    .announce("/io/PracticeSave", 1000)
                    .send(cut)
                    .endOfSending()
                    .tryRead()
                    .ifPresent(answer -> findings.addAll(scan.findings("cut", answer.toString())));
        }
    }

    private void failInLogins(Integrator integrator, String practice, Caller person) {
        Caller caller = integrator.caller().account(practice);
        for (String bad :
                List.of(secret("long password") + "x".repeat(200), person.id(), secret("password of a taken login"))) {
            JsonObject login = Members.of(
                    "userId", "v",
                    "firstName", "A",
                    "lastName", "B",
                    "loginId", person.id(),
                    "loginPassword", bad);
            note("UserSave", api.call("UserSave", caller, login));
        }
        JsonObject nobody = Members.of("userId", "none", "loginPassword", secret("password for nobody"));
        note("UserUpdate", api.call("UserUpdate", caller, nobody).mustRefuse(4231));
        note(
                "UserCreate",
                api.call("UserCreate", caller.account("none"), nobody).mustRefuse(4011));
    }

    private String secret(String name) {
        String secret = RandomIds.password("Secret");
        scan.add(name, secret);
        return secret;
    }

    private void note(String what, Answer answer) {
        findings.addAll(scan.findings("answer of " + what, answer.toString()));
    }

    private static String password(Caller caller) {
        return caller.auth().values().stream()
                .map(value -> ((JsonString) value).getString())
                .skip(1)
                .findFirst()
                .orElseThrow();
    }
}
