package io.github.dualauth.tests.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLSocket;

/** One SMTP connection (RFC 5321), a command at a time. */
public final class SmtpDialogue implements AutoCloseable {
    private static final int LIMIT_MILLIS = 60_000;
    private static final String HELLO = "EHLO client.example.org";

    private Socket socket = new Socket();
    private BufferedReader replies;

    SmtpDialogue(int port) {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            replies = replies(socket);
            must("220", reply());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader replies(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Goes into TLS with the person's certificate, and logs in. */
    public SmtpDialogue login(SmtpServer.Person person) {
        must("250", ask(HELLO));
        must("220", ask("STARTTLS"));
        try {
            SSLSocket tls = (SSLSocket) person.client()
                    .context()
                    .getSocketFactory()
                    .createSocket(socket, SmtpServer.HOST, socket.getPort(), true);
            tls.startHandshake();
            socket = tls;
            replies = replies(tls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        must("250", ask(HELLO));
        String plain = "\0" + person.login().id() + "\0" + person.password();
        must("235", ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII))));
        return this;
    }

    /** Says who sends to whom, until a message is asked for. */
    public SmtpDialogue begin(SmtpServer.Person person) {
        must("250", ask("MAIL FROM:<" + person.address() + ">"));
        must("250", ask("RCPT TO:<b@direct.example.com>"));
        must("354", ask("DATA"));
        return this;
    }

    /** Sends a line, and reads the reply; of several lines the last. */
    public String ask(String line) {
        send(line + "\r\n");
        return reply();
    }

    /** Sends a text as it is. */
    public void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String reply() {
        try {
            String line = replies.readLine();
            while (line != null && line.startsWith("-", 3)) {
                line = replies.readLine();
            }
            return line == null ? "end" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void must(String code, String reply) {
        if (!reply.startsWith(code)) {
            throw new AssertionError(code + " was expected, and not " + reply);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
