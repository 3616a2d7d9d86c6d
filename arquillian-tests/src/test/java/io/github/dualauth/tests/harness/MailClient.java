package io.github.dualauth.tests.harness;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import javax.net.ssl.SSLContext;

/**
 * Submits mail with Angus Mail, under STARTTLS and with a login.
 *
 * @param port where the server listens on the loopback interface
 * @param tls shows the client's certificate, or none
 * @param person who logs in
 */
public record MailClient(int port, SSLContext tls, Caller person) {

    /** Sends a mail, whose text has all of its lines; throws what the server refuses. */
    public void send(String from, String recipient, String text) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory());
        properties.put("mail.smtp.ssl.checkserveridentity", "false");
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.auth.mechanisms", "PLAIN");
        properties.put("mail.smtp.localhost", "client.example.org");
        properties.put("mail.smtp.timeout", "30000");
        properties.put("mail.smtp.from", from);
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, person.id(), person.auth().getString("loginPassword"));
            transport.sendMessage(new Verbatim(session, text), new InternetAddress[] {new InternetAddress(recipient)});
        }
    }

    /** A mail that is sent byte for byte. */
    private static final class Verbatim extends MimeMessage {

        private final String text;

        Verbatim(Session session, String text) {
            super(session);
            this.text = text;
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
