package io.github.dualauth.edge.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that others wrote: Angus Mail, and openssl where it is found. */
class SmtpClientTest {

    private static final Path OPENSSL = Path.of("/usr/bin/openssl");

    private final LiveEdge live = new LiveEdge(LiveEdge.settings());

    @AfterEach
    void stop() {
        live.close();
    }

    @Test
    void send_wrongPassword_fails() {
        assertThrows(AuthenticationFailedException.class, () -> send(LiveEdge.alice(), "PLAIN", "guess"));
    }

    @Test
    void send_withoutACertificate_fails() {
        assertThrows(MessagingException.class, () -> send(LiveEdge.tls().anonymous(), "PLAIN", TestGate.PASSWORD));
        assertEquals(0, live.sink().opened());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    void send_ownMessage_arrives(String mechanism) throws MessagingException {
        send(LiveEdge.alice(), mechanism, TestGate.PASSWORD);

        RecordingSink.Message message = live.sink().messages().get(0);
        assertTrue(message.text().contains("\r\n\r\nfirst\r\n.\r\n..last\r\n"), message.text());
        assertEquals(TestGate.ADDRESS, message.envelope().sender());
    }

    @Test
    void openssl_ownMessage_arrives(@TempDir Path directory) throws IOException {
        assumeTrue(Files.isExecutable(OPENSSL), "no openssl");
        Process client = openssl(LiveEdge.pemOfAlice(directory));
        try (BufferedReader replies = client.inputReader();
                BufferedWriter commands = client.outputWriter()) {
            commands.write("EHLO client.example.org\n");
            commands.flush();
            String greeting = replies.readLine();
            while (!greeting.equals("250-AUTH PLAIN LOGIN")) {
                greeting = replies.readLine();
            }
            assertEquals("250 ENHANCEDSTATUSCODES", replies.readLine());
            for (String[] exchange : List.of(
                    new String[] {"AUTH PLAIN " + RawClient.plain("", TestGate.LOGIN, TestGate.PASSWORD), "235 "},
                    new String[] {"MAIL FROM:<alice@direct.example.org>", "250 "},
                    new String[] {"rcpt TO:<bob@direct.example.com>", "250 "},
                    new String[] {"DATA", "354 "},
                    new String[] {"From: alice@direct.example.org\n\nbody\n.", "250 "})) {
                commands.write(exchange[0] + "\n");
                commands.flush();
                String reply = replies.readLine();
                assertTrue(reply.startsWith(exchange[1]), reply);
            }
        } finally {
            client.destroy();
        }
        assertEquals(
                "From: alice@direct.example.org\r\n\r\nbody\r\n",
                live.sink().messages().get(0).text());
    }

    private Process openssl(Path pem) throws IOException {
        return new ProcessBuilder(
                        OPENSSL.toString(),
                        "s_client",
                        "-starttls",
                        "smtp",
                        "-connect",
                        "127.0.0.1:" + live.port(),
                        "-cert",
                        pem.toString(),
                        "-key",
                        pem.toString(),
                        "-quiet",
                        "-crlf")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void send(SSLContext context, String mechanism, String password) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
        properties.put("mail.smtp.ssl.socketFactory", context.getSocketFactory());
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.auth.mechanisms", mechanism);
        properties.put("mail.smtp.localhost", "client.example.org");
        properties.put("mail.smtp.timeout", "20000");
        Session session = Session.getInstance(properties);
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(TestGate.ADDRESS));
        message.setRecipients(Message.RecipientType.TO, "bob@direct.example.com");
        message.setSubject("S\u00fcbject", "UTF-8");
        message.setText("first\r\n.\r\n..last\r\n");
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", live.port(), TestGate.LOGIN, password);
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }
}
