package io.github.dualauth.tests.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One TCP connection on which a test sends whatever bytes it likes and reads single HTTP responses. No read lasts
 * longer than the limit given at the start.
 */
public final class RawConnection implements AutoCloseable {
    private static final String GOOD = "{}";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Connects; reads that last longer than the limit fail. */
    @SuppressWarnings("AddressSelection") // the tests' server has one literal address
    public static RawConnection open(URI base, Duration limit) {
        try {
            Socket socket = new Socket();
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), 10_000);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
            return new RawConnection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same from this address of the loopback network. */
    @SuppressWarnings("AddressSelection") // both are literal
    public static RawConnection from(String address, URI base, Duration limit) {
        try {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(address, 0));
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), 10_000);
            socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
            return new RawConnection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same within TLS from here on; fails if the handshake is refused at once. */
    public RawConnection secured(SSLContext tls, String protocol) {
        try {
            SSLSocket secure =
                    (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
            secure.setEnabledProtocols(new String[] {protocol});
            secure.startHandshake();
            return new RawConnection(secure);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a text as UTF-8. */
    public RawConnection send(String text) {
        return send(text.getBytes(UTF_8));
    }

    /** Sends bytes as they are. */
    public RawConnection send(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends what the server is willing to take; it may well close the connection meanwhile. */
    public RawConnection trySend(String text) {
        try {
            return send(text);
        } catch (UncheckedIOException closed) {
            return this;
        }
    }

    /** Sends a whole POST with the usual headers and a Content-Length. */
    public RawConnection post(String path, byte[] body) {
        return post(path, "Content-Type: application/json\r\n", body);
    }

    /** Sends the head of a POST of so many bytes, and none of them. */
    public RawConnection announce(String path, long length) {
        return send(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + length + "\r\n\r\n");
    }

    /** Sends a whole POST with these header lines (each with its CRLF), Host and Content-Length. */
    public RawConnection post(String path, String headerLines, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headerLines + "Content-Length: ";
        request.writeBytes((head + body.length + "\r\n\r\n").getBytes(UTF_8));
        request.writeBytes(body);
        return send(request.toByteArray());
    }

    /** Ends the sending half; answers can still be read. */
    public RawConnection endOfSending() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one response that must be there. */
    public RawAnswer read() {
        return tryRead().orElseThrow(() -> new AssertionError("The connection was closed without an answer"));
    }

    /** Reads the response to a HEAD, which has no body whatever its headers say. */
    public RawAnswer readHead() {
        try {
            return new RawAnswer(line(), headers(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one response; empty when the server closed the connection instead. Silence is an error. */
    public Optional<RawAnswer> tryRead() {
        try {
            String statusLine = line();
            while (statusLine.startsWith("HTTP/1.1 100")) {
                line();
                statusLine = line();
            }
            Headers headers = headers();
            return Optional.of(new RawAnswer(statusLine, headers, new String(body(headers), UTF_8)));
        } catch (EOFException | java.net.SocketException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("No answer and no close", e);
        }
    }

    /** Proves that this same connection answers a next request; returns itself. */
    public RawConnection mustAnswerTheNext() {
        post("/io/Ping", GOOD.getBytes(UTF_8)).read().envelope().mustSucceed();
        return this;
    }

    private Headers headers() throws IOException {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.add(Map.entry(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Headers(fields);
    }

    private byte[] body(Headers headers) throws IOException {
        if (headers.has("Transfer-Encoding", "chunked")) {
            return chunks();
        }
        Optional<String> length = headers.first("Content-Length");
        return length.isPresent() ? exactly(Integer.parseInt(length.get())) : in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            all.writeBytes(exactly(size));
            line();
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("A body of " + length + " bytes ended after " + bytes.length);
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
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
