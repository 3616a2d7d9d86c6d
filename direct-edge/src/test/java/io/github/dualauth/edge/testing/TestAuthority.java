package io.github.dualauth.edge.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of a test, whose certificates are valid around the instant that it was made for. */
public final class TestAuthority {

    private static final AtomicLong SERIALS = new AtomicLong(1000);
    private static final Duration LIFETIME = Duration.ofDays(30);

    private final Instant now;
    private final KeyPair pair;
    private final X509Certificate certificate;

    private TestAuthority(Instant now, KeyPair pair, X509Certificate certificate) {
        this.now = now;
        this.pair = pair;
        this.certificate = certificate;
    }

    /** One that signs itself, valid for 30 days before and after. */
    public static TestAuthority root(String name, Instant now) {
        return root(name, now, now.plus(LIFETIME));
    }

    /** The same with an end of its own. */
    public static TestAuthority root(String name, Instant now, Instant notAfter) {
        KeyPair pair = elliptic();
        X500Name own = new X500Name("CN=" + name);
        return new TestAuthority(now, pair, authority(builder(own, own, pair, times(now, notAfter)), pair));
    }

    /** One below this. */
    public TestAuthority below(String name) {
        KeyPair own = elliptic();
        X500Name subject = new X500Name("CN=" + name);
        Instant[] times = times(now, now.plus(LIFETIME));
        return new TestAuthority(now, own, authority(builder(issuerName(), subject, own, times), pair));
    }

    private static Instant[] times(Instant now, Instant notAfter) {
        return new Instant[] {now.minus(LIFETIME), notAfter};
    }

    private static X509Certificate authority(JcaX509v3CertificateBuilder builder, KeyPair signer) {
        return convert(builder, signer, new Object[][] {
            {Extension.basicConstraints, new BasicConstraints(true)},
            {Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)}
        });
    }

    /** The certificate of this authority. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** A good certificate for a client. */
    public TestClient client(String name) {
        return client(TestClient.Terms.good(name, now));
    }

    /** A certificate on the given terms. */
    public TestClient client(TestClient.Terms terms) {
        KeyPair own = terms.keys();
        Instant[] times = {terms.notBefore(), terms.notAfter()};
        JcaX509v3CertificateBuilder builder = builder(issuerName(), new X500Name("CN=" + terms.name()), own, times);
        Object[][] extensions = {
            {Extension.keyUsage, terms.keyUsage() < 0 ? null : new KeyUsage(terms.keyUsage())},
            {
                Extension.extendedKeyUsage,
                terms.purposes().isEmpty()
                        ? null
                        : new ExtendedKeyUsage(terms.purposes().toArray(org.bouncycastle.asn1.x509.KeyPurposeId[]::new))
            },
            {
                Extension.subjectAlternativeName,
                terms.names().isEmpty()
                        ? null
                        : new GeneralNames(terms.names().toArray(org.bouncycastle.asn1.x509.GeneralName[]::new))
            },
            {Extension.basicConstraints, terms.authority() ? new BasicConstraints(true) : null}
        };
        return new TestClient(convert(builder, pair, extensions), own.getPrivate());
    }

    private X500Name issuerName() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    /** A revocation list of now, good for seven days. */
    public X509CRL list(X509Certificate... revoked) {
        return list(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(7)), List.of(revoked));
    }

    /** A revocation list. */
    public X509CRL list(Instant thisUpdate, Instant nextUpdate, List<X509Certificate> revoked) {
        JcaX509v2CRLBuilder builder =
                new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(thisUpdate));
        builder.setNextUpdate(Date.from(nextUpdate));
        revoked.forEach(
                each -> builder.addCRLEntry(each.getSerialNumber(), Date.from(thisUpdate), CRLReason.keyCompromise));
        try {
            X509CRLHolder holder = builder.build(signer(pair));
            return new JcaX509CRLConverter().getCRL(holder);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair own, Instant[] times) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(SERIALS.incrementAndGet()),
                Date.from(times[0]),
                Date.from(times[1]),
                subject,
                own.getPublic());
    }

    private static X509Certificate convert(JcaX509v3CertificateBuilder builder, KeyPair signer, Object[][] extensions) {
        try {
            for (Object[] extension : extensions) {
                if (extension[1] != null) {
                    builder.addExtension(
                            (org.bouncycastle.asn1.ASN1ObjectIdentifier) extension[0],
                            true,
                            (org.bouncycastle.asn1.ASN1Encodable) extension[1]);
                }
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(signer)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ContentSigner signer(KeyPair pair) {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key pair on P-256. */
    static KeyPair elliptic() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
