package io.github.dualauth.edge.trust;

import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The check of client certificates during a handshake, always with what is trusted now; it never trusts a server.
 *
 * @see PathCheck
 */
final class ClientTrust extends X509ExtendedTrustManager {

    private static final X509Certificate[] NONE = {};

    private final Supplier<TrustAnchors> current;
    private final PathCheck check;
    private final RefusedHandshake refused;

    ClientTrust(Supplier<TrustAnchors> current, PathCheck check, RefusedHandshake refused) {
        this.current = current;
        this.check = check;
        this.refused = refused;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, "");
    }

    private void check(X509Certificate[] chain, String source) throws CertificateException {
        Optional<TrustFault> fault = fault(chain);
        if (fault.isPresent()) {
            refused.refused(fault.get().why(), source);
            throw fault.get().exception();
        }
    }

    Optional<TrustFault> fault(X509Certificate[] chain) {
        return check.fault(current.get(), chain == null ? List.of() : List.of(chain));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        InetAddress peer = socket == null ? null : socket.getInetAddress();
        check(chain, peer == null ? "" : peer.getHostAddress());
        if (socket instanceof SSLSocket tls) {
            neverResume(tls.getHandshakeSession());
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        String peer = engine == null ? null : engine.getPeerHost();
        check(chain, peer == null ? "" : peer);
        if (engine != null) {
            neverResume(engine.getHandshakeSession());
        }
    }

    /**
     * A resumed session is not checked again, and each resumption may be resumed in turn (RFC 8446, 2.2): a client could go
     * on for ever after its certificate was revoked.
     */
    private static void neverResume(SSLSession session) {
        if (session != null) {
            session.invalidate();
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no server is trusted by this");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return current.get().authorities().toArray(NONE);
    }
}
