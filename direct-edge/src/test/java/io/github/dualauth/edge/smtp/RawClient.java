package io.github.dualauth.edge.smtp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Says exactly what a test wants, and reads whole replies. */
final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket raw;
    private Socket channel;
    private InputStream input;

    RawClient(int port) throws IOException {
        this.raw = new Socket(InetAddress.getLoopbackAddress(), port);
        raw.setSoTimeout(PATIENCE_MILLIS);
        raw.setTcpNoDelay(true);
        this.channel = raw;
        this.input = new BufferedInputStream(raw.getInputStream());
    }

    /** Sends these octets and nothing else. */
    void send(String octets) throws IOException {
        channel.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        channel.getOutputStream().flush();
    }

    /** Sends a line. */
    String ask(String line) throws IOException {
        send(line + "\r\n");
        return reply();
    }

    /** A whole reply, its lines joined with a bar; {@code end} if the connection has ended. */
    String reply() throws IOException {
        StringBuilder whole = new StringBuilder();
        while (true) {
            String line = line();
            if (line.equals("end")) {
                return line;
            }
            whole.append(whole.isEmpty() ? "" : "|").append(line);
            if (line.charAt(3) == ' ') {
                return whole.toString();
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        try {
            int octet = input.read();
            while (octet >= 0 && octet != '\n') {
                line.append((char) octet);
                octet = input.read();
            }
            return octet < 0 ? "end" : line.substring(0, line.length() - 1);
        } catch (java.net.SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return "end";
        }
    }

    /** Makes the handshake of TLS. */
    void handshake(SSLContext context, String... protocols) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(raw, "127.0.0.1", raw.getPort(), true);
        if (protocols.length > 0) {
            tls.setEnabledProtocols(protocols);
        }
        tls.startHandshake();
        channel = tls;
        input = new BufferedInputStream(tls.getInputStream());
    }

    /** Makes another handshake, in the same connection of TLS 1.2. */
    void renegotiate() throws IOException {
        ((SSLSocket) channel).startHandshake();
    }

    /** The base64 of a PLAIN message. */
    static String plain(String identity, String login, String password) {
        return base64(identity + "\0" + login + "\0" + password);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
