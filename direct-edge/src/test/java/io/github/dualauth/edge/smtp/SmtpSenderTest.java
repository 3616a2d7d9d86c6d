package io.github.dualauth.edge.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.testing.Waiting;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose address a sender may use, and what MAIL, RCPT and DATA take. */
class SmtpSenderTest {

    private static final String OWN = "From: alice@direct.example.org\r\n";

    private final LiveEdge live = new LiveEdge(LiveEdge.settings());

    @AfterEach
    void stop() {
        live.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL FROM:<>|550 5.7.1",
                "MAIL FROM:<bob@direct.example.org>|550 5.7.1",
                "MAIL FROM:<alice@other.example.org>|550 5.7.1",
                "MAIL FROM:alice@direct.example.org|501 5.1.7",
                "MAIL FROM: <alice@direct.example.org>|501 5.1.7",
                "MAIL FROM:<@a.example.org:alice@direct.example.org>|501 5.1.7",
                "MAIL FROM:<\"alice\"@direct.example.org>|501 5.1.7",
                "MAIL FROM:<al\u00efce@direct.example.org>|553 5.6.7",
                "MAIL FROM:<alice@direct.example.org> SMTPUTF8|555 5.5.4",
                "MAIL FROM:<alice@direct.example.org> BODY=BINARYMIME|501 5.5.4",
                "MAIL FROM:<alice@direct.example.org> SIZE=x|501 5.5.4",
                "MAIL FROM:<alice@direct.example.org> SIZE=1 SIZE=1|501 5.5.4",
                "MAIL FROM:<alice@direct.example.org> SIZE=100001|552 5.3.4",
                "MAIL FROM:<alice@direct.example.org> SIZE=99999999999999999999|552 5.3.4",
                "MAILX FROM:<alice@direct.example.org>|500 5.5.2",
                "DATAfoo|500 5.5.2",
                "RCPT TO:<bob@direct.example.com>|503 5.5.1",
                "DATA|503 5.5.1",
                "HELP|502 5.5.1",
                "EXPN list|502 5.5.1",
                "SEND|500 5.5.2"
            })
    void command_refused_isTold(String line, String reply) throws IOException {
        try (RawClient client = live.loggedIn()) {
            assertTrue(client.ask(line).startsWith(reply + " "), line);
            assertEquals(0, live.sink().opened());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT TO:<bob>|501 5.1.3",
                "RCPT TO:<>|501 5.1.3",
                "RCPT TO:<Postmaster>|501 5.1.3",
                "RCPT TO:bob@direct.example.com|501 5.1.3",
                "RCPT TO:<b\u00f6b@direct.example.com>|553 5.6.7",
                "RCPT TO:<bob@direct.example.com> NOTIFY=NEVER|555 5.5.4",
                "MAIL FROM:<alice@direct.example.org>|503 5.5.1",
                "DATA|503 5.5.1"
            })
    void command_refusedInATransaction_isTold(String line, String reply) throws IOException {
        try (RawClient client = live.loggedIn()) {
            client.ask("MAIL FROM:<alice@direct.example.org>");
            assertTrue(client.ask(line).startsWith(reply + " "), line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bob@direct.example.org"})
    void mail_addressThatIsNotTheSenders_isRecorded(String address) throws IOException {
        try (RawClient client = live.loggedIn()) {
            client.ask("MAIL FROM:<" + address + ">");
        }
        assertEquals(
                List.of("login allowed", "message SENDER_NOT_OWNED"),
                live.gate().decisions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: bob@direct.example.org\r\n",
                "From: alice@direct.example.org, bob@direct.example.org\r\nSender: alice@direct.example.org\r\n",
                "From: alice@direct.example.org\r\nSender: bob@direct.example.org\r\n",
                "From: alice@direct.example.org\r\nResent-From: bob@direct.example.org\r\n",
                "From: \"alice@direct.example.org\" <bob@direct.example.org>\r\n"
            })
    void data_headerWithAnAddressOfSomebodyElse_isRefused(String header) throws IOException {
        try (RawClient client = live.inData()) {
            assertTrue(client.ask(header + "\r\nbody\r\n.").startsWith("550 5.7.1 "));
            assertEquals(0, live.sink().opened());
            assertEquals(
                    List.of("login allowed", "message SENDER_NOT_OWNED"),
                    live.gate().decisions());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "Subject: x\r\n\r\n",
                OWN + OWN + "\r\n",
                " " + OWN + "\r\n",
                "body without a header\r\n"
            })
    void data_headerThatCannotBeRead_isRefused(String message) throws IOException {
        try (RawClient client = live.inData()) {
            client.send(message + ".\r\n");
            assertTrue(client.reply().startsWith("554 5.6.0 "));
            assertEquals(0, live.sink().opened());
        }
    }

    @Test
    void mail_ofSomebodyWhoIsNotAllowedAnyMore_endsTheConnection() throws IOException {
        try (RawClient client = live.loggedIn()) {
            live.gate().revoke(RejectionReason.CERTIFICATE_REVOKED);
            assertTrue(client.ask("MAIL FROM:<alice@direct.example.org>").startsWith("421 4.7.0 "));
            assertEquals("end", client.reply());
        }
        assertEquals(
                List.of("login allowed", "message CERTIFICATE_REVOKED"),
                live.gate().decisions());
    }

    @Test
    void data_ofSomebodyWhoIsNotAllowedAnyMore_isNotKept() throws IOException {
        try (RawClient client = live.inData()) {
            live.gate().revoke(RejectionReason.LOGIN_USER_INACTIVE);
            assertTrue(client.ask(OWN + "\r\n.").startsWith("421 4.7.0 "));
            assertEquals(List.of(), live.sink().messages());
            assertEquals(
                    List.of("login allowed", "message LOGIN_USER_INACTIVE"),
                    live.gate().decisions());
            assertEquals("end", client.reply());
        }
    }

    @Test
    void data_sinkFull_isToldSo() throws IOException {
        try (RawClient client = live.inData()) {
            client.send(OWN + "\r\n");
            live.sink().fill();
            assertTrue(client.ask(".").startsWith("452 4.3.1 "));
            client.ask("MAIL FROM:<alice@direct.example.org>");
            client.ask("RCPT TO:<bob@direct.example.com>");
            client.ask("DATA");
            assertTrue(client.ask(OWN + "\r\n.").startsWith("452 4.3.1 "));
            assertTrue(client.ask("NOOP").startsWith("250 "), "the connection is sane");
        }
        assertEquals(List.of(), live.sink().messages());
    }

    @Test
    void data_withoutAuditOrSink_isToBeTriedAgain() throws IOException {
        live.gate().loseAudit();
        try (RawClient client = live.inData()) {
            assertTrue(client.ask(OWN + "\r\n.").startsWith("451 4.3.0 "));
            assertEquals(List.of(), live.sink().messages());
            live.sink().fail();
            client.ask("MAIL FROM:<alice@direct.example.org>");
            client.ask("RCPT TO:<bob@direct.example.com>");
            client.ask("DATA");
            assertTrue(client.ask(OWN + "\r\n.").startsWith("451 4.3.0 "));
        }
        assertEquals(1, live.sink().closed());
    }

    @ParameterizedTest
    @CsvSource({"true, 452 4.3.1, OVERLOADED", "false, 451 4.3.0, DEPENDENCY_UNAVAILABLE"})
    void data_sinkThatFailsInTheMiddle_isReadToTheEndAndRecorded(boolean full, String reply, String reason)
            throws IOException {
        live.sink().failWhileWriting(full);
        try (RawClient client = live.inData()) {
            client.send(OWN + "\r\n" + ("x".repeat(98) + "\r\n").repeat(500));
            assertTrue(client.ask(".").startsWith(reply + " "));
            assertTrue(client.ask("NOOP").startsWith("250 "), "the connection is sane");
        }
        assertEquals(List.of("login allowed", "message " + reason), live.gate().decisions());
        assertEquals(1, live.sink().closed());
        assertEquals(List.of(), live.sink().messages());
    }

    @Test
    void data_clientThatIsGone_keepsNothing() throws IOException {
        try (RawClient client = live.inData()) {
            client.send(OWN + "\r\nhalf a message\r\n");
        }
        Waiting.until(() -> live.sink().closed() == 1);
        assertEquals(List.of(), live.sink().messages());
    }

    @Test
    void data_withAnArgument_isRefusedAndTheMessageStays() throws IOException {
        try (RawClient client = live.loggedIn()) {
            client.ask("MAIL FROM:<alice@direct.example.org>");
            client.ask("RCPT TO:<bob@direct.example.com>");
            assertTrue(client.ask("DATA now").startsWith("501 5.5.4 "));
            assertTrue(client.ask("DATA").startsWith("354 "));
        }
    }

    @Test
    void data_sinkDownAtTheEnd_isRecordedAsRefusedAndAsNothingElse() throws IOException {
        live.sink().failAtTheEnd();
        try (RawClient client = live.inData()) {
            assertTrue(client.ask(OWN + "\r\n.").startsWith("451 4.3.0 "));
        }
        assertEquals(
                List.of("login allowed", "message DEPENDENCY_UNAVAILABLE"),
                live.gate().decisions());
    }

    @Test
    void data_auditLostAfterTheMessageIsKept_isKnownWhenItComesAgain() throws IOException {
        live.gate().failAtTheRecord(true);
        try (RawClient client = live.inData()) {
            assertTrue(client.ask(OWN + "\r\n.").startsWith("451 4.3.0 "));
        }
        live.gate().failAtTheRecord(false);
        try (RawClient client = live.inData()) {
            assertTrue(client.ask(OWN + "\r\n.").startsWith("250 2.0.0 "));
        }
        List<RecordingSink.Message> kept = live.sink().messages();
        assertEquals(2, kept.size());
        assertEquals(kept.get(0).key(), kept.get(1).key());
        assertEquals(
                List.of("login allowed", "login allowed", "message allowed"),
                live.gate().decisions());
    }

    @Test
    void rset_inATransaction_forgetsIt() throws IOException {
        try (RawClient client = live.loggedIn()) {
            client.ask("MAIL FROM:<alice@direct.example.org>");
            client.ask("RCPT TO:<bob@direct.example.com>");
            assertTrue(client.ask("RSET").startsWith("250 2.0.0 "));
            assertTrue(client.ask("DATA").startsWith("503 5.5.1 "));
            client.ask("MAIL FROM:<alice@direct.example.org>");
            client.ask("RCPT TO:<bob@direct.example.com>");
            client.ask("EHLO client.example.org");
            assertTrue(client.ask("DATA").startsWith("503 5.5.1 "));
        }
    }

    @Test
    void data_ownMessage_isKeptOnceAndKnownAgain() throws IOException {
        String keys = "";
        for (int i = 0; i < 2; i++) {
            try (RawClient client = live.loggedIn()) {
                assertTrue(client.ask("MAIL FROM:<Alice@direct.example.org> SIZE=100 BODY=8BITMIME AUTH=<>")
                        .startsWith("250 2.1.0 "));
                assertTrue(client.ask("RCPT TO:<bob@direct.example.com>").startsWith("250 2.1.5 "));
                assertTrue(client.ask("RCPT TO:<Bob@direct.example.com>").startsWith("250 2.1.5 "));
                assertTrue(client.ask("DATA").startsWith("354 "));
                assertTrue(client.ask(OWN + "\r\nb\u00f6dy\r\n.").startsWith("250 2.0.0 "));
                assertTrue(client.ask("QUIT").startsWith("221 2.0.0 "));
                assertEquals("end", client.reply());
            }
            RecordingSink.Message message = live.sink().messages().get(i);
            assertEquals(OWN + "\r\nb\u00f6dy\r\n", message.text());
            assertEquals("Alice@direct.example.org", message.envelope().sender());
            assertEquals(List.of("bob@direct.example.com"), message.envelope().recipients());
            assertEquals("account", message.envelope().accountId());
            assertTrue(message.key().matches("[0-9a-f]{64}"));
            assertTrue(keys.isEmpty() || keys.equals(message.key()));
            keys = message.key();
        }
        try (RawClient client = live.inData()) {
            client.ask(OWN + "\r\nanother\r\n.");
            assertNotEquals(keys, live.sink().messages().get(2).key());
        }
    }

    @Test
    void data_messageOfSeveralBlocks_isKeptWhole() throws IOException {
        String message = OWN + "\r\n" + ("x".repeat(98) + "\r\n").repeat(900);
        try (RawClient client = live.inData()) {
            assertTrue(client.ask(message + ".").startsWith("250 2.0.0 "));
            assertEquals(message, live.sink().messages().get(0).text());
        }
    }
}
