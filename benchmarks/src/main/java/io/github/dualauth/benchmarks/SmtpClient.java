package io.github.dualauth.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Speaks no more SMTP than is needed to submit mail, one command at a time, and expects the good answer to each. */
final class SmtpClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 300_000;
    private static final int MOST_LOGINS = 100;
    private static final long BETWEEN_LOGINS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Socket raw;
    private Socket channel;
    private InputStream input;
    private OutputStream output;

    /** Connects, is greeted and says who it is. */
    SmtpClient(int port) throws IOException {
        this.raw = new Socket(InetAddress.getLoopbackAddress(), port);
        raw.setSoTimeout(TIMEOUT_MILLIS);
        raw.setTcpNoDelay(true);
        use(raw);
        expect("220");
        ask("EHLO client.example.org", "250");
    }

    private void use(Socket socket) throws IOException {
        channel = socket;
        input = new BufferedInputStream(socket.getInputStream(), 512);
        output = socket.getOutputStream();
    }

    /** STARTTLS. */
    void secure(SSLContext tls) throws IOException {
        ask("STARTTLS", "220");
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(raw, "localhost", raw.getPort(), true);
        secure.startHandshake();
        use(secure);
        ask("EHLO client.example.org", "250");
    }

    /** AUTH PLAIN; again for a while if there are more first logins than the server hashes passwords for at once. */
    void logIn(String login, String password) throws IOException {
        String plain = "\0" + login + "\0" + password;
        String line = "AUTH PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        String answer = say(line);
        for (int i = 0; answer.startsWith("454 ") && i < MOST_LOGINS; i++) {
            LockSupport.parkNanos(BETWEEN_LOGINS);
            answer = say(line);
        }
        demand("235", answer);
    }

    /** Everything of a message up to its content. */
    void begin() throws IOException {
        ask("MAIL FROM:<" + DirectSender.ADDRESS + ">", "250");
        ask("RCPT TO:<b@direct.example.com>", "250");
        ask("DATA", "354");
    }

    /** Some of the content, as it is on the wire. */
    void content(byte[] octets) throws IOException {
        output.write(octets);
    }

    /** The answer to the end of the content. */
    void kept() throws IOException {
        output.flush();
        expect("250");
    }

    private void ask(String line, String code) throws IOException {
        demand(code, say(line));
    }

    private String say(String line) throws IOException {
        output.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        output.flush();
        return answer();
    }

    private void expect(String code) throws IOException {
        demand(code, answer());
    }

    private static void demand(String code, String answer) throws IOException {
        if (!answer.startsWith(code + " ")) {
            throw new IOException("not answered with " + code + ": " + answer);
        }
    }

    private String answer() throws IOException {
        String line = line();
        while (line.startsWith("-", 3)) {
            line = line();
        }
        return line;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = input.read(); octet != '\n'; octet = input.read()) {
            if (octet < 0) {
                throw new IOException("the server hung up after: " + line);
            }
            line.append((char) octet);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        raw.close();
    }
}
