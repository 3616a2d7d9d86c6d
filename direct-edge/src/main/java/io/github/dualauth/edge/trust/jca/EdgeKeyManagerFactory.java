package io.github.dualauth.edge.trust.jca;

import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;

/** Gives the one key manager there is, whatever store it is initialised with. */
final class EdgeKeyManagerFactory extends KeyManagerFactorySpi {

    private final KeyManager own;

    EdgeKeyManagerFactory(KeyManager own) {
        this.own = own;
    }

    @Override
    protected void engineInit(KeyStore ignored, char[] alsoIgnored) {
        // The configured files count, not the server's store.
    }

    @Override
    protected void engineInit(ManagerFactoryParameters ignored) {
        // The same.
    }

    @Override
    protected KeyManager[] engineGetKeyManagers() {
        return new KeyManager[] {own};
    }
}
