package io.github.dualauth.edge.trust.jca;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

/**
 * Brings trust and the server's own certificate to listeners that the server opens itself: they name the algorithm {@code Dualauth} for their
 * trust and key managers (JCA, TrustManagerFactory.getInstance), as Payara's {@code ssl.trust-algorithm} and {@code
 * ssl.key-algorithm} do. TLS of anybody else in the JVM is left alone; until this is registered, their handshakes fail.
 */
public final class EdgeTlsProvider extends Provider {

    /** The name of the algorithms, and of the provider. */
    public static final String NAME = "Dualauth";

    private static final long serialVersionUID = 1L;

    /** Offers this trust, and what shows the server's certificate, if it has one. */
    public EdgeTlsProvider(TrustManager trust, Optional<? extends KeyManager> own) {
        super(NAME, "1.0", "Client certificates and the server's own, read from files again and again");
        putService(new Factory(this, "TrustManagerFactory", () -> new EdgeTrustManagerFactory(trust)));
        own.ifPresent(
                shown -> putService(new Factory(this, "KeyManagerFactory", () -> new EdgeKeyManagerFactory(shown))));
    }

    /** Takes the place of one that another deployment has left. */
    public void register() {
        Security.removeProvider(NAME);
        int ignored = Security.addProvider(this);
    }

    /** Ends, unless another has taken its place. */
    @SuppressWarnings("ReferenceEquality") // Providers are maps: equal is not the same.
    public void unregister() {
        if (Security.getProvider(NAME) == this) {
            Security.removeProvider(NAME);
        }
    }

    private static final class Factory extends Service {

        private final Supplier<Object> maker;

        Factory(Provider provider, String type, Supplier<Object> maker) {
            super(provider, type, NAME, maker.get().getClass().getName(), null, null);
            this.maker = maker;
        }

        @Override
        public Object newInstance(Object constructorParameter) {
            return maker.get();
        }
    }
}
