package io.github.dualauth.tests.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Speaks TLS to a server on the loopback interface. */
public final class TlsClient {
    private static final int LIMIT_MILLIS = 20_000;
    private static final String REQUEST = "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private TlsClient() {}

    /**
     * The first line of the answer to a small request; empty if the server ended the connection instead. With TLS 1.3 a
     * client learns only from its first read that its certificate was refused (RFC 8446, 4.4.2.4 and 6.2).
     */
    public static Optional<String> get(SSLContext context, int port, String protocol) {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The server neither answers nor refuses", e);
        } catch (IOException refused) {
            return Optional.empty();
        }
    }

    /**
     * The reply to a command within TLS, after STARTTLS (RFC 3207); empty if the server ended the connection instead.
     */
    public static Optional<String> startTls(SSLContext context, int port, String protocol) {
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
            plain.setSoTimeout(LIMIT_MILLIS);
            Optional<String> greeting = line(plain);
            plain.getOutputStream().write("STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
            Optional<String> ready = line(plain);
            if (greeting.isEmpty()
                    || ready.filter(reply -> reply.startsWith("220")).isEmpty()) {
                throw new AssertionError("No STARTTLS: " + greeting + ", " + ready);
            }
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            socket.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
            return line(socket);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The server neither answers nor refuses", e);
        } catch (IOException refused) {
            return Optional.empty();
        }
    }

    /** Byte by byte, as what comes behind may be of TLS. */
    private static Optional<String> line(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next != '\n';
                next = socket.getInputStream().read()) {
            if (next < 0) {
                return Optional.empty();
            }
            line.append((char) next);
        }
        return Optional.of(line.toString().strip());
    }

    /** The first byte that the server sends when it is greeted with these; none if it hangs up. */
    public static byte[] greet(int port, byte[] hello) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(hello);
            return socket.getInputStream().readNBytes(1);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The server neither answers nor refuses", e);
        } catch (IOException hungUp) {
            return new byte[0];
        }
    }
}
