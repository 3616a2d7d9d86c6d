package io.github.dualauth.edge.smtp.command;

import io.github.dualauth.edge.smtp.session.SmtpConnection;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import io.github.dualauth.edge.smtp.text.LineReading;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * STARTTLS (RFC 3207): TLS 1.2 or 1.3, with a certificate of the peer that is trusted; a handshake that fails ends the
 * connection. What came behind the command, before TLS, ends it too.
 */
public final class StrictStartTls implements StrictCommand {

    private static final Logger LOG = System.getLogger(StrictStartTls.class.getName());
    private static final int HANDSHAKE_MILLIS = 10_000;
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Supplier<Optional<SSLContext>> trusted;

    /** {@code trusted} has the server's own key, and the authorities that are trusted now; it is empty if there is none. */
    public StrictStartTls(Supplier<Optional<SSLContext>> trusted) {
        this.trusted = trusted;
    }

    @Override
    public SmtpReply answer(SmtpConnection connection, LineReading.Line line) throws IOException {
        if (connection.isTls()) {
            return SmtpReply.SEQUENCE;
        }
        if (line.hasArgument()) {
            return SmtpReply.SYNTAX;
        }
        if (connection.hasPending()) {
            return SmtpReply.of(501, "5.5.1 Input before the answer").ending();
        }
        Optional<SSLContext> context = trusted.get();
        if (context.isEmpty()) {
            return SmtpReply.of(454, "4.7.0 TLS not available now");
        }
        connection.tell("220 2.0.0 Ready to start TLS");
        connection.pace().handshake();
        connection.raw().setSoTimeout(HANDSHAKE_MILLIS);
        SSLSocket tls = (SSLSocket) context.get()
                .getSocketFactory()
                .createSocket(connection.raw(), null, connection.raw().getPort(), false);
        tls.setUseClientMode(false);
        tls.setEnabledProtocols(PROTOCOLS);
        tls.setNeedClientAuth(true);
        try {
            tls.startHandshake();
            // A second one could be about another certificate.
            tls.addHandshakeCompletedListener(again -> connection.cut());
            connection.upgrade(tls, chain(tls.getSession().getPeerCertificates()));
            return SmtpReply.OK;
        } catch (IOException e) {
            // The peer has been told by an alert of TLS; in clear there is nothing more to say.
            LOG.log(Level.DEBUG, "A TLS handshake failed: {0}", e.toString());
            connection.cut();
            return SmtpReply.TIME_OUT;
        } finally {
            connection.pace().work();
        }
    }

    private static List<X509Certificate> chain(Certificate[] peer) {
        return Arrays.stream(peer).map(X509Certificate.class::cast).toList();
    }
}
