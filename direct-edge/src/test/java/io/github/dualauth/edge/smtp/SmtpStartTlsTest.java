package io.github.dualauth.edge.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RFC 3207. */
class SmtpStartTlsTest {

    private final LiveEdge live = new LiveEdge(LiveEdge.settings());

    @AfterEach
    void stop() {
        live.close();
    }

    @Test
    void command_beforeTls_isRefused() throws IOException {
        try (RawClient client = live.connect()) {
            assertEquals("538", code(client.ask("AUTH PLAIN AGEAYg==")));
            client.ask("EHLO client.example.org");
            assertTrue(client.ask("AUTH PLAIN AGEAYg==").startsWith("538 5.7.11 "));
            assertTrue(client.ask("MAIL FROM:<alice@direct.example.org>").startsWith("530 5.7.0 "));
            assertTrue(client.ask("RCPT TO:<bob@direct.example.com>").startsWith("530 5.7.0 "));
            assertTrue(client.ask("DATA").startsWith("530 5.7.0 "));
            assertEquals(List.of(), live.gate().decisions());
        }
    }

    @Test
    void ehlo_beforeTls_offersTlsAndNoAuth() throws IOException {
        try (RawClient client = live.connect()) {
            assertEquals(
                    "250-edge.example.org|250-8BITMIME|250-SIZE 100000|250-STARTTLS|250 ENHANCEDSTATUSCODES",
                    client.ask("EHLO client.example.org"));
        }
        try (RawClient client = live.secure(LiveEdge.alice())) {
            assertEquals(
                    "250-edge.example.org|250-8BITMIME|250-SIZE 100000|250-AUTH PLAIN LOGIN|250 ENHANCEDSTATUSCODES",
                    client.ask("EHLO client.example.org"));
        }
    }

    @Test
    void startTls_argument_isRefused() throws IOException {
        try (RawClient client = live.connect()) {
            assertTrue(client.ask("STARTTLS now").startsWith("501 5.5.4 "));
            assertTrue(client.ask("STARTTLS ").startsWith("501 5.5.4 "));
        }
    }

    @Test
    void startTls_withoutTheServersCertificate_isNotAvailable() throws IOException {
        live.loseTrust();
        try (RawClient client = live.connect()) {
            assertTrue(client.ask("STARTTLS").startsWith("454 4.7.0 "));
        }
    }

    @Test
    void startTls_commandsBehindIt_areRefusedAndEndTheConnection() throws IOException {
        try (RawClient client = live.connect()) {
            client.ask("EHLO client.example.org");
            client.send("STARTTLS\r\nRSET\r\n");
            assertTrue(client.reply().startsWith("501 5.5.1 "));
            assertEquals("end", client.reply());
        }
    }

    @Test
    void startTls_within_isRefusedAndEverythingBeforeIsForgotten() throws IOException {
        try (RawClient client = live.connect()) {
            client.ask("EHLO client.example.org");
            client.ask("STARTTLS");
            client.handshake(LiveEdge.alice());
            assertTrue(client.ask("AUTH PLAIN AGEAYg==").startsWith("503 5.5.1 "));
            assertTrue(client.ask("STARTTLS").startsWith("503 5.5.1 "));
        }
    }

    @Test
    void handshake_withoutACertificate_endsTheConnection() throws IOException {
        assertRefused(LiveEdge.tls().anonymous(), "TLSv1.3");
        assertRefused(LiveEdge.tls().anonymous(), "TLSv1.2");
    }

    @Test
    void handshake_certificateOfAnUnknownAuthority_endsTheConnection() throws IOException {
        TestTls unknown = new TestTls();
        TestTls.Identity stranger = unknown.issue("alice");
        assertRefused(LiveEdge.tls().context(stranger), "TLSv1.3");
        assertRefused(LiveEdge.tls().context(stranger), "TLSv1.2");
    }

    @Test
    void handshake_thatIsNone_endsTheConnection() throws IOException {
        try (RawClient client = live.connect()) {
            client.ask("STARTTLS");
            client.send("EHLO client.example.org\r\n".repeat(10));
            // Whatever comes back is an alert of TLS, and no reply.
            assertFalse(client.reply().startsWith("250"));
        }
    }

    @Test
    void handshake_again_endsTheConnection() throws IOException {
        try (RawClient client = live.connect()) {
            client.ask("STARTTLS");
            client.handshake(LiveEdge.alice(), "TLSv1.2");
            client.ask("NOOP");
            client.renegotiate();
            String reply = "";
            while (!reply.equals("end")) {
                reply = noop(client);
            }
        }
    }

    private static String noop(RawClient client) {
        try {
            return client.ask("NOOP");
        } catch (IOException e) {
            return "end";
        }
    }

    @Test
    void handshake_ofTls12AndTls13_succeeds() throws IOException {
        for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
            try (RawClient client = live.connect()) {
                client.ask("STARTTLS");
                client.handshake(LiveEdge.alice(), protocol);
                assertTrue(client.ask("NOOP").startsWith("250 2.0.0 "));
            }
        }
    }

    /** In TLS 1.3 the client may learn it only when it reads. */
    private void assertRefused(javax.net.ssl.SSLContext context, String protocol) throws IOException {
        try (RawClient client = live.connect()) {
            client.ask("STARTTLS");
            IOException refusal = assertThrows(IOException.class, () -> {
                client.handshake(context, protocol);
                if (client.ask("NOOP").equals("end")) {
                    throw new IOException("ended");
                }
            });
            assertFalse(refusal instanceof java.net.SocketTimeoutException);
        }
    }

    private static String code(String reply) {
        return reply.substring(0, 3);
    }
}
