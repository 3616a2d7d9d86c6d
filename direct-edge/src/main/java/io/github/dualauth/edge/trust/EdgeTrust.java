package io.github.dualauth.edge.trust;

import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.edge.trust.identity.ServerKey;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which client certificates are trusted now, for both edges: in handshakes, and again for each request or session, since
 * a connection or a resumed session may be older than a revocation.
 */
public final class EdgeTrust {

    /** Only sessions without a certificate are resumed at all, see ClientTrust. */
    private static final int RESUMED_SECONDS = 1;

    private final TrustReload reload;
    private final ClientTrust trust;
    private final ServerKey serverKey;
    private Optional<Built> built = Optional.empty();

    /**
     * Trusts what {@code reload} has last read.
     *
     * @param refused hears why a handshake was refused
     */
    public EdgeTrust(TrustReload reload, Clock clock, RefusedHandshake refused) {
        this(reload, clock, refused, DecisionMetrics.NONE);
    }

    /** The same, and times in {@code metrics} the check of each chain that was not remembered. */
    public EdgeTrust(TrustReload reload, Clock clock, RefusedHandshake refused, DecisionMetrics metrics) {
        this.reload = reload;
        this.trust =
                new ClientTrust(reload::anchors, new PathCheck(clock, metrics.verification("certificate")), refused);
        this.serverKey = new ServerKey(
                () -> reload.identity().orElseThrow(() -> new IllegalStateException("no certificate is configured")));
    }

    /** The check of client certificates; it follows every reload by itself. */
    public X509ExtendedTrustManager trustManager() {
        return trust;
    }

    /** What shows the server's own certificate; it follows every reload by itself. */
    public X509ExtendedKeyManager keyManager() {
        return serverKey;
    }

    /** Whether the server has a certificate of its own. */
    public boolean hasIdentity() {
        return reload.identity().isPresent();
    }

    /**
     * For TLS on a socket, with the server's own certificate; whoever uses it asks for a client's and leaves no protocol
     * below TLS 1.2 enabled. Take it anew for each connection: a new one comes with each change of trust, and no session
     * of the one before is resumed.
     *
     * @throws IllegalStateException if the server has no certificate, see {@link #hasIdentity}
     */
    public synchronized SSLContext serverContext() {
        String now = reload.anchors().generation()
                + reload.identity()
                        .orElseThrow(() -> new IllegalStateException("no certificate is configured"))
                        .digest();
        if (built.isEmpty() || !built.get().of().equals(now)) {
            built = Optional.of(new Built(now, context()));
        }
        return built.get().context();
    }

    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {serverKey}, new TrustManager[] {trust}, null);
            SSLSessionContext sessions = context.getServerSessionContext();
            sessions.setSessionTimeout(RESUMED_SECONDS);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Why a chain, the client's own certificate first, is not trusted now, in a few words; empty if it is. */
    public Optional<String> fault(X509Certificate[] chain) {
        return trust.fault(chain).map(TrustFault::why);
    }

    private record Built(String of, SSLContext context) {}
}
