package io.github.dualauth.edge.smtp.session;

import io.github.dualauth.edge.smtp.text.CommandInput;
import io.github.dualauth.edge.smtp.text.LineReading;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A connection as the library sees it: a socket of which it reads nothing but verbs, one at a time, that were found in whole
 * and sound lines. The rest of each line, what a message is made of, and all time limits stay on this side.
 */
public final class SmtpConnection extends Socket {

    private static final Logger LOG = System.getLogger(SmtpConnection.class.getName());

    private static final int SLICE_MILLIS = 2000;
    private static final int LINGER_MILLIS = 300;
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int BLOCK = 8192;

    private final Socket raw;
    private final Socket channel;
    private final List<X509Certificate> chain;
    private final SmtpState state;
    private final Pace pace;
    private final WireInput wire;
    private final CommandInput lines;
    private final VerbStream verbs;
    private Optional<SmtpConnection> upgraded = Optional.empty();

    /** A connection that was just accepted. */
    public SmtpConnection(Socket raw, Pace pace) throws IOException {
        this(raw, raw, List.of(), pace);
    }

    private SmtpConnection(Socket raw, Socket channel, List<X509Certificate> chain, Pace pace) throws IOException {
        this.raw = raw;
        this.channel = channel;
        this.chain = chain;
        this.pace = pace;
        this.state = new SmtpState();
        this.wire = new WireInput(channel.getInputStream(), pace);
        this.lines = new CommandInput(wire);
        this.verbs = new VerbStream(this);
        raw.setSoTimeout(SLICE_MILLIS);
    }

    /**
     * The same connection from here on within TLS: everything that was said, and that was read without being looked at, is
     * forgotten.
     */
    public void upgrade(Socket tls, List<X509Certificate> peer) throws IOException {
        upgraded = Optional.of(new SmtpConnection(raw, tls, peer, pace));
    }

    /** What replaces this one, once TLS has begun. */
    public Optional<SmtpConnection> upgraded() {
        return upgraded;
    }

    /** The socket of the operating system, below TLS. */
    public Socket raw() {
        return raw;
    }

    /** Whether it is within TLS; then the peer has shown a certificate. */
    public boolean isTls() {
        return !chain.isEmpty();
    }

    /** The peer's certificates, its own first. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** What was said on it. */
    public SmtpState state() {
        return state;
    }

    /** What limits its time. */
    public Pace pace() {
        return pace;
    }

    /** The octets of a message. */
    public WireInput wire() {
        return wire;
    }

    /** The command that the library was told the verb of. */
    public Command command() {
        return verbs.command();
    }

    /** Reads the next command line. */
    public LineReading nextCommand() throws IOException {
        pace.command();
        LineReading line = lines.command();
        pace.work();
        return line;
    }

    /** Asks for the next line of an exchange, and reads it. */
    public LineReading ask(String challenge) throws IOException {
        pace.command();
        channel.getOutputStream().write(("334 " + challenge + "\r\n").getBytes(StandardCharsets.US_ASCII));
        LineReading line = lines.continuation();
        pace.work();
        return line;
    }

    /** Says something before a command is through. */
    public void tell(String line) throws IOException {
        pace.command();
        channel.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        channel.getOutputStream().flush();
    }

    /** Whether the peer went on talking without waiting for the answer. */
    public boolean hasPending() throws IOException {
        return wire.available() > 0 || raw.getInputStream().available() > 0;
    }

    /** The peer's address, as text without a name or a zone. */
    public String peer() {
        InetAddress address = raw.getInetAddress();
        String text = address == null ? "" : address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /** Ends it at once, from any thread. */
    public void cut() {
        try {
            raw.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "An SMTP connection could not be closed: {0}", e.toString());
        }
    }

    @Override
    public InputStream getInputStream() {
        return verbs;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        // The library closes its writer first: then the peer must be able to read what was written last.
        return new FilterOutputStream(channel.getOutputStream()) {
            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                pace.command();
                out.write(octets, offset, length);
            }

            @Override
            public void close() throws IOException {
                SmtpConnection.this.close();
            }
        };
    }

    /** Ends it so that the last answer arrives: with octets unread, the system would reset the connection. */
    @Override
    public synchronized void close() throws IOException {
        if (raw.isClosed()) {
            return;
        }
        try {
            pace.command();
            channel.shutdownOutput();
            raw.shutdownOutput();
            raw.setSoTimeout(LINGER_MILLIS);
            byte[] block = new byte[BLOCK];
            InputStream rest = raw.getInputStream();
            long end = System.nanoTime() + LINGER_NANOS;
            while (rest.read(block) >= 0 && end - System.nanoTime() > 0) {
                // Nobody wants it.
            }
        } catch (IOException expected) {
            // The peer is gone, or says nothing more.
        } finally {
            raw.close();
        }
    }

    @Override
    public void setSoTimeout(int millis) {
        // The time limits are the pace's.
    }

    @Override
    public boolean isClosed() {
        return raw.isClosed();
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public InetAddress getInetAddress() {
        return raw.getInetAddress();
    }

    @Override
    public int getPort() {
        return raw.getPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        SocketAddress remote = raw.getRemoteSocketAddress();
        return remote == null ? new InetSocketAddress(0) : remote;
    }
}
