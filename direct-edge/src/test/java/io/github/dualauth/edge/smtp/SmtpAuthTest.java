package io.github.dualauth.edge.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.RejectionReason;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4954. */
class SmtpAuthTest {

    private static final String RIGHT = RawClient.plain("", TestGate.LOGIN, TestGate.PASSWORD);

    private final LiveEdge live = new LiveEdge(LiveEdge.settings());

    @AfterEach
    void stop() {
        live.close();
    }

    @Test
    void mail_beforeAuth_isRefused() throws IOException {
        try (RawClient client = live.secure(LiveEdge.alice())) {
            assertTrue(client.ask("MAIL FROM:<alice@direct.example.org>").startsWith("530 5.7.0 "));
            assertTrue(client.ask("RCPT TO:<bob@direct.example.com>").startsWith("530 5.7.0 "));
            assertTrue(client.ask("DATA").startsWith("530 5.7.0 "));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH, 501 5.5.4",
        "'AUTH ', 501 5.5.4",
        "AUTH CRAM-MD5, 504 5.5.4",
        "AUTH XOAUTH2 AGEAYg==, 504 5.5.4",
        "AUTH PLAIN *, 501 5.7.0",
        "AUTH PLAIN =, 501 5.5.2",
        "AUTH PLAIN AGEAYg, 501 5.5.2",
        "AUTH PLAIN  AGEAYg==, 501 5.5.2",
        "AUTHPLAIN AGEAYg==, 500 5.5.2"
    })
    void auth_argumentOfAnotherForm_isRefused(String line, String reply) throws IOException {
        try (RawClient client = live.secure(LiveEdge.alice())) {
            assertTrue(client.ask(line).startsWith(reply + " "), line);
            assertTrue(client.ask("MAIL FROM:<alice@direct.example.org>").startsWith("530 5.7.0 "));
        }
    }

    @Test
    void auth_wrongPasswordForeignIdentityAndForeignCertificate_areOneAnswer() throws IOException {
        String wrong = "535 5.7.8 Authentication credentials invalid";
        try (RawClient client = live.secure(LiveEdge.alice())) {
            assertEquals(wrong, client.ask("AUTH PLAIN " + RawClient.plain("", TestGate.LOGIN, "guess")));
            assertEquals(
                    wrong, client.ask("AUTH PLAIN " + RawClient.plain("admin", TestGate.LOGIN, TestGate.PASSWORD)));
        }
        try (RawClient client =
                live.secure(LiveEdge.tls().context(LiveEdge.tls().issue("mallory")))) {
            assertEquals(wrong, client.ask("AUTH PLAIN " + RIGHT));
            assertTrue(client.ask("MAIL FROM:<alice@direct.example.org>").startsWith("530 5.7.0 "));
        }
        assertEquals(
                List.of(
                        "login LOGIN_PASSWORD_WRONG",
                        "login AUTHORIZATION_FOREIGN",
                        "login LOGIN_CERTIFICATE_MISMATCH"),
                live.gate().decisions());
    }

    @Test
    void auth_thirdFailure_endsTheConnection() throws IOException {
        try (RawClient client = live.secure(LiveEdge.alice())) {
            String guess = "AUTH PLAIN " + RawClient.plain("", TestGate.LOGIN, "guess");
            client.ask(guess);
            client.ask(guess);
            assertTrue(client.ask(guess).startsWith("421 4.7.0 "));
            assertEquals("end", client.reply());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, 454 4.7.0",
        "DEPENDENCY_UNAVAILABLE, 454 4.7.0",
        "OVERLOADED, 454 4.7.0",
        "MODE_NOT_ACCEPTED, 534 5.7.9",
        "LOGIN_UNKNOWN, 535 5.7.8",
        "LOGIN_ACCOUNT_INACTIVE, 535 5.7.8",
        "CERTIFICATE_REVOKED, 535 5.7.8"
    })
    void auth_refusal_isTold(RejectionReason reason, String reply) throws IOException {
        live.gate().refuseAll(reason);
        try (RawClient client = live.secure(LiveEdge.alice())) {
            assertTrue(client.ask("AUTH PLAIN " + RIGHT).startsWith(reply + " "));
        }
    }

    @Test
    void auth_whileNothingCanBeLookedUp_isToBeTriedAgain() throws IOException {
        live.gate().fail();
        try (RawClient client = live.secure(LiveEdge.alice())) {
            for (int i = 0; i < 4; i++) {
                assertTrue(client.ask("AUTH PLAIN " + RIGHT).startsWith("454 4.7.0 "), "it counts as no guess");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH PLAIN =", "AUTH LOGIN ="})
    void auth_messageThatIsNone_isRecorded(String line) throws IOException {
        try (RawClient client = live.secure(LiveEdge.alice())) {
            if (client.ask(line).startsWith("334 ")) {
                client.ask(RawClient.base64(TestGate.PASSWORD));
            }
        }
        assertEquals(List.of("login SMTP_SYNTAX"), live.gate().decisions());
    }

    @Test
    void auth_commandsBehindIt_endTheConnection() throws IOException {
        try (RawClient client = live.secure(LiveEdge.alice())) {
            client.send("AUTH PLAIN " + RIGHT + "\r\nMAIL FROM:<alice@direct.example.org>\r\n");
            assertTrue(client.reply().startsWith("503 5.5.1 "));
            assertEquals("end", client.reply());
            assertEquals(List.of(), live.gate().decisions());
        }
    }

    @Test
    void auth_commandsBeforeItsAnswer_endTheConnection() throws IOException {
        CountDownLatch thinking = live.gate().hold();
        try (RawClient client = live.secure(LiveEdge.alice())) {
            client.send("AUTH PLAIN " + RIGHT + "\r\n");
            live.gate().awaitLogin();
            client.send("MAIL FROM:<alice@direct.example.org>\r\n");
            thinking.countDown();
            assertTrue(client.reply().startsWith("503 5.5.1 "));
            assertEquals("end", client.reply());
        }
    }

    @Test
    void ehlo_commandsBehindIt_endTheConnection() throws IOException {
        try (RawClient client = live.connect()) {
            client.send("EHLO client.example.org\r\nSTARTTLS\r\n");
            assertTrue(client.reply().startsWith("503 5.5.1 "));
            assertEquals("end", client.reply());
        }
    }

    @Test
    void auth_twiceOrInATransaction_isRefused() throws IOException {
        try (RawClient client = live.loggedIn()) {
            assertTrue(client.ask("AUTH PLAIN " + RIGHT).startsWith("503 5.5.1 "));
            client.ask("MAIL FROM:<alice@direct.example.org>");
            assertTrue(client.ask("AUTH PLAIN " + RIGHT).startsWith("503 5.5.1 "));
        }
    }

    @Test
    void auth_continuationThatIsNone_endsTheConnection() throws IOException {
        try (RawClient client = live.secure(LiveEdge.alice())) {
            assertEquals("334 ", client.ask("AUTH PLAIN"));
            assertTrue(client.ask("a".repeat(13_000)).startsWith("500 5.5.2 "));
            assertEquals("end", client.reply());
        }
    }

    @Test
    void auth_plainAndLogin_succeed() throws IOException {
        try (RawClient client = live.secure(LiveEdge.alice())) {
            assertEquals("235 2.7.0 Authentication successful", client.ask("AUTH PLAIN " + RIGHT));
        }
        try (RawClient client = live.secure(LiveEdge.alice())) {
            assertEquals("334 ", client.ask("auth plain"));
            assertTrue(client.ask(RawClient.plain(TestGate.LOGIN, TestGate.LOGIN, TestGate.PASSWORD))
                    .startsWith("235 2.7.0 "));
        }
        try (RawClient client = live.secure(LiveEdge.alice())) {
            assertEquals("334 VXNlcm5hbWU6", client.ask("AUTH LOGIN"));
            assertEquals("334 UGFzc3dvcmQ6", client.ask(RawClient.base64(TestGate.LOGIN)));
            assertTrue(client.ask("*").startsWith("501 5.7.0 "));
            assertEquals("334 VXNlcm5hbWU6", client.ask("AUTH LOGIN"));
            assertTrue(client.ask("*").startsWith("501 5.7.0 "));
            assertEquals("334 UGFzc3dvcmQ6", client.ask("AUTH LOGIN " + RawClient.base64(TestGate.LOGIN)));
            assertTrue(client.ask(RawClient.base64(TestGate.PASSWORD)).startsWith("235 2.7.0 "));
        }
        assertEquals(
                List.of("login allowed", "login allowed", "login allowed"),
                live.gate().decisions());
    }
}
