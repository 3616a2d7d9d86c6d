package io.github.dualauth.edge.relay;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.edge.trust.identity.PemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whom the relay believes that it is the other server. */
final class RelayTrust {

    private RelayTrust() {}

    /**
     * Sockets that trust the certificates in a PEM file, or those of the JVM.
     *
     * @throws ConfigurationException if the file cannot be read, or holds no certificate
     */
    static SSLSocketFactory sockets(Optional<Path> authorities) {
        try {
            KeyStore trusted = authorities.isPresent() ? read(authorities.get()) : null;
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            // Nothing stands for what the JVM trusts.
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException e) {
            throw new ConfigurationException("dualauth.direct.relay.authorities names no PEM file that can be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (Files.isDirectory(file)) {
            throw new IOException("a directory");
        }
        int number = 0;
        for (X509Certificate certificate : PemFiles.read(file).certificates()) {
            store.setCertificateEntry(Integer.toString(number++), certificate);
        }
        return store;
    }
}
