package io.github.dualauth.edge.trust.identity;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows the one certificate that the server has now, under whatever alias it is asked for; it never is a client's. */
public final class ServerKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "dualauth";
    private static final X509Certificate[] NONE = {};

    private final Supplier<ServerIdentity> current;

    /** Shows what {@code current} gives. */
    public ServerKey(Supplier<ServerIdentity> current) {
        this.current = current;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return fits(keyType) ? new String[] {ALIAS} : null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return fits(keyType) ? ALIAS : null;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return fits(keyType) ? ALIAS : null;
    }

    private boolean fits(String keyType) {
        return current.get().privateKey().getAlgorithm().equals(keyType);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return current.get().chain().toArray(NONE);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return current.get().privateKey();
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
