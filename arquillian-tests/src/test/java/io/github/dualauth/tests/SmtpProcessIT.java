package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.tests.harness.AuditTrail;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.SmtpDialogue;
import io.github.dualauth.tests.harness.SmtpServer;
import io.github.dualauth.tests.harness.SmtpServer.Person;
import io.github.dualauth.tests.harness.SpoolTable;
import jakarta.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mail to the real jar over mutual TLS: with clients that others wrote, and with a server that is killed meanwhile. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SmtpProcessIT {
    /** More than two sockets hold: whoever has sent it knows that the server has read of it. */
    private static final int LARGE = 16 << 20;

    private static SmtpServer smtp;
    private static boolean stopped;

    private Person person;

    @BeforeAll
    static void start() {
        smtp = SmtpServer.start();
    }

    @AfterAll
    static void stop() {
        smtp.close();
    }

    @BeforeEach
    void register() {
        if (stopped) {
            smtp.server().restart();
            stopped = false;
        }
        person = smtp.person();
    }

    private String message(String subject, int size) {
        String head = "From: " + person.address() + "\r\nSubject: " + subject + "\r\n\r\n";
        return head + ("x".repeat(70) + "\r\n").repeat(size / 72);
    }

    private void mustBeKept(String message) {
        try (SmtpDialogue client = smtp.connect().login(person).begin(person)) {
            assertEquals("250 2.0.0 Message accepted", client.ask(message + "."));
        }
    }

    @Test
    void kill_afterOrBeforeThe250_losesNothingAndKeepsNothingTwice() {
        String small = message("small", 100);
        String half = message("half", LARGE);
        String undotted = message("undotted", LARGE);
        DualauthServer server = smtp.server();
        SpoolTable spool = new SpoolTable(server);
        mustBeKept(small);
        try (SmtpDialogue one = smtp.connect().login(person).begin(person);
                SmtpDialogue other = smtp.connect().login(person).begin(person)) {
            one.send(half.substring(0, half.length() / 2));
            other.send(undotted);
            server.kill();
        }
        assertEquals(List.of(small), spool.ready(person.address()));
        assertEquals(2, spool.count(person.address(), "RECEIVING"));

        server.restart();
        // What a client does that did not see a 250, or that lost it.
        Stream.of(small, half, undotted).forEach(this::mustBeKept);
        int exit = server.stop();
        assertTrue(exit == 0 || exit == 143, () -> "exit code " + exit);
        stopped = true;
        assertEquals(List.of(small, half, undotted), spool.ready(person.address()));
    }

    @Test
    void mail_afterTheLoginsPasswordWasChanged_isNoLongerTaken() {
        try (SmtpDialogue client = smtp.connect().login(person)) {
            assertTrue(client.ask("MAIL FROM:<" + person.address() + ">").startsWith("250 "));
            assertTrue(client.ask("RSET").startsWith("250 "));
            JsonObject members = Members.of("newPassword", RandomIds.password("Next"));
            smtp.server()
                    .api()
                    .call("LoginPasswordChange", person.login(), members)
                    .mustSucceed();
            assertTrue(client.ask("MAIL FROM:<" + person.address() + ">").startsWith("421 4.7.0 "));
        }
    }

    @Test
    void angus_ownMessage_isAccepted() throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
        properties.put("mail.smtp.ssl.socketFactory", person.client().context().getSocketFactory());
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.localhost", "client.example.org");
        properties.put("mail.smtp.timeout", "60000");
        Session session = Session.getInstance(properties);
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(person.address()));
        message.setRecipients(Message.RecipientType.TO, "b@direct.example.com");
        message.setSubject("S\u00fcbject", "UTF-8");
        message.setText("first\r\n.\r\n..last\r\n");
        message.saveChanges();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(SmtpServer.HOST, smtp.port(), person.login().id(), person.password());
            transport.sendMessage(message, message.getAllRecipients());
        }
        mustBeAudited();
    }

    @Test
    void swaks_ownMessage_isAccepted() throws IOException {
        run(
                "",
                "swaks",
                "--server",
                SmtpServer.HOST,
                "--port",
                String.valueOf(smtp.port()),
                "--tls",
                "--tls-verify",
                "--tls-ca-path",
                smtp.authorities().toString(),
                "--tls-cert",
                smtp.file("swaks.pem", Pem.of(person.client().certificate())),
                "--tls-key",
                smtp.file("swaks.key", Pem.of(person.client().privateKey())),
                "--auth",
                "PLAIN",
                "--auth-user",
                person.login().id(),
                "--auth-password",
                person.password(),
                "--helo",
                "client.example.org",
                "--from",
                person.address(),
                "--to",
                "b@direct.example.com");
        mustBeAudited();
    }

    @Test
    void msmtp_ownMessage_isAccepted() throws IOException {
        String configuration = String.join(
                "\n",
                "account default",
                "host " + SmtpServer.HOST,
                "port " + smtp.port(),
                "domain client.example.org",
                "tls on",
                "tls_starttls on",
                "tls_trust_file " + smtp.authorities(),
                "tls_cert_file " + smtp.file("msmtp.pem", Pem.of(person.client().certificate())),
                "tls_key_file " + smtp.file("msmtp.key", Pem.of(person.client().privateKey())),
                "auth login",
                "user " + person.login().id(),
                "password " + person.password(),
                "from " + person.address(),
                "");
        String message = "From: " + person.address() + "\nSubject: x\n\nfirst\n.\n..last\n";
        run(message, "msmtp", "-C", smtp.file("msmtprc", configuration), "b@direct.example.com");
        mustBeAudited();
    }

    private void mustBeAudited() {
        List<JsonObject> accepted = new AuditTrail(smtp.server())
                .await(
                        1,
                        event -> event.getString("api", "").equals("smtp-message")
                                && event.toString().contains(person.login().id()));
        assertEquals("accepted", accepted.get(0).getString("outcome"), accepted::toString);
    }

    private static void run(String input, String... command) throws IOException {
        assumeTrue(isFound(command[0]), command[0] + " is not on the PATH");
        Process client = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            client.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().close();
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(client.waitFor(1, TimeUnit.MINUTES));
            assertEquals(0, client.exitValue(), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            client.destroy();
        }
    }

    private static boolean isFound(String name) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(directory -> new File(directory, name).canExecute());
    }
}
