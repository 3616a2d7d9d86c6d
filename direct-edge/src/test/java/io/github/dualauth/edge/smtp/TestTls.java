package io.github.dualauth.edge.smtp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys and certificates of one authority, for both ends of a connection. */
final class TestTls {

    private static final char[] NO_PASSWORD = {};
    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** Somebody with a key and a certificate. */
    record Identity(KeyPair keys, X509Certificate certificate) {}

    private final Identity authority;

    TestTls() {
        KeyPair keys = keys();
        this.authority = new Identity(keys, certificate("authority", keys, "authority", keys));
    }

    /** Somebody whom this authority knows. */
    Identity issue(String name) {
        KeyPair keys = keys();
        return new Identity(keys, certificate(name, keys, "authority", authority.keys()));
    }

    /** What an end of a connection uses that shows {@code identity} and trusts this authority. */
    SSLContext context(Identity identity) {
        try {
            KeyStore own = empty();
            own.setKeyEntry(
                    "own", identity.keys().getPrivate(), NO_PASSWORD, new X509Certificate[] {identity.certificate()});
            KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(own, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), trust().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an end of a connection uses that shows nothing. */
    SSLContext anonymous() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private TrustManagerFactory trust() throws GeneralSecurityException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry("authority", authority.certificate());
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        return managers;
    }

    private static KeyStore empty() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, NO_PASSWORD);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return store;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(String name, KeyPair keys, String issuer, KeyPair signer) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + issuer),
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(NOW),
                    Date.from(NOW.plus(Duration.ofDays(36_500))),
                    new X500Name("CN=" + name),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(name.equals(issuer)));
            if (!name.equals(issuer)) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
