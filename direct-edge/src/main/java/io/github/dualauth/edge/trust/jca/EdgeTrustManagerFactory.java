package io.github.dualauth.edge.trust.jca;

import java.security.KeyStore;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;

/** Gives the one trust manager there is, whatever store it is initialised with. */
final class EdgeTrustManagerFactory extends TrustManagerFactorySpi {

    private final TrustManager trust;

    EdgeTrustManagerFactory(TrustManager trust) {
        this.trust = trust;
    }

    @Override
    protected void engineInit(KeyStore ignored) {
        // The configured files count, not the server's store.
    }

    @Override
    protected void engineInit(ManagerFactoryParameters ignored) {
        // The same.
    }

    @Override
    protected TrustManager[] engineGetTrustManagers() {
        return new TrustManager[] {trust};
    }
}
