package io.github.dualauth.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One TCP connection, on which a test sends whatever bytes it likes. */
final class TestConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    /**
     * An answer.
     *
     * @param status its status
     * @param headers its header fields; names are in lower case
     * @param body its body
     */
    record Answer(int status, Map<String, String> headers, String body) {

        boolean closes() {
            return "close".equals(headers.get("connection"));
        }
    }

    TestConnection(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestConnection send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of a request with a JSON body of so many bytes. */
    TestConnection head(String path, int length) {
        return head(path, "Content-Type: application/json\r\nContent-Length: " + length);
    }

    /** The head of a request with these lines. */
    TestConnection head(String path, String lines) {
        return send("POST " + path + " HTTP/1.1\r\nHost: test\r\n" + lines + "\r\n\r\n");
    }

    /** A whole request with a JSON body. */
    TestConnection json(String path, String body) {
        return head(path, body.getBytes(UTF_8).length).send(body);
    }

    /** Nothing more is sent. */
    TestConnection endOfSending() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer. */
    Answer read() {
        try {
            int status = Integer.parseInt(line().substring(9, 12));
            Map<String, String> headers = new TreeMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            return new Answer(status, headers, body(headers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the server has nothing more to say, and has ended the connection. */
    boolean ended() {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String body(Map<String, String> headers) throws IOException {
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            return new String(in.readNBytes(length), UTF_8);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toString(UTF_8);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection has ended");
            }
            line.write(next);
        }
        return line.toString(UTF_8).strip();
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
