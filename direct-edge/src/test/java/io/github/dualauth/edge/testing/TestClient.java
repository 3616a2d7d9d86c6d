package io.github.dualauth.edge.testing;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A client with a certificate.
 *
 * @param certificate its own
 * @param privateKey its key
 */
public record TestClient(X509Certificate certificate, PrivateKey privateKey) {

    /** The chain that it presents. */
    public X509Certificate[] chain(X509Certificate... above) {
        return Stream.concat(Stream.of(certificate), Stream.of(above)).toArray(X509Certificate[]::new);
    }

    /** TLS with this certificate, towards any server at all. */
    public SSLContext context(X509Certificate... above) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new OwnKey(chain(above), privateKey)},
                    new TrustManager[] {new AnyServer()},
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** TLS without a certificate, towards any server at all. */
    public static SSLContext anonymous() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyServer()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a certificate is to be like.
     *
     * @param name the common name
     * @param notBefore its beginning
     * @param notAfter its end
     * @param keyUsage as in {@link KeyUsage}; below zero for none
     * @param purposes the extended key usage; empty for none
     * @param names the alternative names
     * @param authority whether it says that it is an authority's
     * @param keys its key pair
     */
    public record Terms(
            String name,
            Instant notBefore,
            Instant notAfter,
            int keyUsage,
            List<KeyPurposeId> purposes,
            List<GeneralName> names,
            boolean authority,
            KeyPair keys) {

        /** Good for any client for a day before and after. */
        public static Terms good(String name, Instant now) {
            return new Terms(
                    name,
                    now.minus(Duration.ofDays(1)),
                    now.plus(Duration.ofDays(1)),
                    KeyUsage.digitalSignature,
                    List.of(KeyPurposeId.id_kp_clientAuth),
                    List.of(),
                    false,
                    TestAuthority.elliptic());
        }

        /** The same at another time. */
        public Terms valid(Instant from, Instant to) {
            return new Terms(name, from, to, keyUsage, purposes, names, authority, keys);
        }

        /** The same for another use. */
        public Terms use(int usage, KeyPurposeId... allowed) {
            return new Terms(name, notBefore, notAfter, usage, List.of(allowed), names, authority, keys);
        }

        /** The same with alternative names. */
        public Terms named(GeneralName... alternative) {
            return new Terms(name, notBefore, notAfter, keyUsage, purposes, List.of(alternative), authority, keys);
        }

        /** The same, as an authority. */
        public Terms asAuthority() {
            return new Terms(name, notBefore, notAfter, keyUsage, purposes, names, true, keys);
        }

        /** The same with keys of somebody's choice. */
        public Terms keys(KeyPair own) {
            return new Terms(name, notBefore, notAfter, keyUsage, purposes, names, authority, own);
        }

        /** The same with an RSA key of some size. */
        public Terms rsa(int bits) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(bits);
                return keys(generator.generateKeyPair());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Shows its certificate even to a server that names other authorities. */
    private static final class OwnKey extends X509ExtendedKeyManager {

        private final X509Certificate[] chain;
        private final PrivateKey privateKey;

        OwnKey(X509Certificate[] chain, PrivateKey privateKey) {
            this.chain = chain.clone();
            this.privateKey = privateKey;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {"own"};
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return "own";
        }

        @Override
        public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
            return "own";
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.clone();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return privateKey;
        }
    }

    /** Takes any server: these tests are about clients. */
    private static final class AnyServer implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            // Any.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
