package io.github.dualauth.edge.trust.identity;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.secret.KeyRing;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate for localhost, signed by nobody but itself, for whoever tries HTTPS out; its files have mode 600. */
public final class DevelopmentCertificate {

    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(1);
    private static final X500Name LOCALHOST = new X500Name("CN=localhost");
    private static final int SERIAL_BITS = 120;

    private DevelopmentCertificate() {}

    /**
     * The files in {@code directory}, made if they are not there, do not belong together or end within a day.
     *
     * @throws ConfigurationException if they cannot be made
     */
    public static IdentityFiles in(Path directory, Clock clock) {
        IdentityFiles files = new IdentityFiles(
                directory.resolve("https-development.pem"), directory.resolve("https-development.key"));
        try {
            if (!isGood(files, clock.instant())) {
                make(files, clock.instant());
            }
            return files;
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new ConfigurationException(
                    "dualauth.https.development-certificate: it cannot be made: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    private static boolean isGood(IdentityFiles files, Instant now) {
        try {
            X509Certificate certificate = ServerIdentity.read(files.certificate(), files.keyFile())
                    .chain()
                    .get(0);
            return certificate.getNotAfter().toInstant().isAfter(now.plus(RENEWED_BEFORE));
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void make(IdentityFiles files, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        write(files.keyFile(), "PRIVATE KEY", pair.getPrivate().getEncoded());
        write(files.certificate(), "CERTIFICATE", certificate(pair, now).getEncoded());
    }

    private static X509CertificateHolder certificate(KeyPair pair, Instant now)
            throws IOException, OperatorCreationException {
        GeneralNames names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        });
        return new JcaX509v3CertificateBuilder(
                        LOCALHOST,
                        new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS),
                        Date.from(now),
                        Date.from(now.plus(LIFETIME)),
                        LOCALHOST,
                        pair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, names)
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }

    private static void write(Path file, String label, byte[] encoded) throws IOException {
        Files.deleteIfExists(file);
        KeyRing.ownFile(file);
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }
}
