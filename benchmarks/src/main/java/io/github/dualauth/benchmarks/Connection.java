package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;

/**
 * One kept connection, reopened when the server ends it. Reads no more of HTTP/1.1 than the servers here write, so that
 * the client takes as little of the machine as possible.
 */
final class Connection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final int port;
    private final SocketFactory sockets;
    private final byte[] buffer = new byte[64 * 1024];
    private Socket socket = new Socket();
    private int filled;

    Connection(int port) {
        this(port, SocketFactory.getDefault());
    }

    /** With sockets of some kind, for TLS. */
    Connection(int port, SocketFactory sockets) {
        this.port = port;
        this.sockets = sockets;
    }

    /** Sends a call and returns the body of the answer; fails unless that is a good one. */
    String call(HttpCall call) throws IOException {
        Answer answer = exchange(call);
        if (answer.status() != 200 || !answer.body().contains(call.expected())) {
            throw new IOException("not answered well: " + answer);
        }
        return answer.body();
    }

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param body as text
     */
    record Answer(int status, String body) {}

    /** Sends a call and returns the answer, whatever it is. */
    Answer exchange(HttpCall call) throws IOException {
        open();
        call.send(socket.getOutputStream());
        filled = 0;
        String head = readHead();
        int start = head.length() + END_OF_HEAD.length();
        String lower = head.toLowerCase(Locale.ROOT);
        String body = lower.contains("\r\ntransfer-encoding: chunked") ? readChunks(start) : readSized(start, lower);
        if (lower.contains("\r\nconnection: close")) {
            socket.close();
        }
        return new Answer(Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length())), body);
    }

    /** Connects, if it is not connected. */
    void open() throws IOException {
        if (socket.isConnected() && !socket.isClosed()) {
            return;
        }
        socket.close();
        socket = sockets.createSocket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        if (socket instanceof SSLSocket secure) {
            secure.startHandshake();
        }
    }

    private String readHead() throws IOException {
        int end = -1;
        while (end < 0) {
            more();
            end = text(0, filled).indexOf(END_OF_HEAD);
        }
        return text(0, end);
    }

    private String readSized(int start, String head) throws IOException {
        String name = "\r\ncontent-length: ";
        int at = head.indexOf(name);
        if (at < 0) {
            throw new IOException("neither a length nor chunks: " + head);
        }
        int end = head.indexOf('\r', at + name.length());
        int length = Integer.parseInt(head.substring(at + name.length(), end < 0 ? head.length() : end));
        while (filled < start + length) {
            more();
        }
        return text(start, start + length);
    }

    private String readChunks(int start) throws IOException {
        while (!text(start, filled).endsWith("0" + END_OF_HEAD)) {
            more();
        }
        return text(start, filled);
    }

    private String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private void more() throws IOException {
        int count = socket.getInputStream().read(buffer, filled, buffer.length - filled);
        if (count <= 0) {
            socket.close();
            throw new IOException("the connection ended within an answer");
        }
        filled += count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
