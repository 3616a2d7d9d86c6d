package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NIST SP 800-131A: RSA from 2048 bits, curves from 256, digests from SHA-256. */
class StrengthTest {

    private static final X500Principal NAME = new X500Principal("CN=strength");

    private static KeyPair rsa;

    @BeforeAll
    static void make() throws Exception {
        rsa = pair("RSA", 2048);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA1withRSA, false",
        "SHA1withRSAandMGF1, false",
        "SHA224withRSA, false",
        "SHA256withRSA, true",
        "SHA512withRSA, true",
        "SHA256withRSAandMGF1, true",
        "SHA384withRSAandMGF1, true"
    })
    void signature_byItsDigest_isEnough(String algorithm, boolean enough) throws Exception {
        assertEquals(enough, Strength.sufficient(certificate(rsa, algorithm)));
    }

    @Test
    void certificate_ofAWeakKeyUnderAStrongDigest_isNotEnough() throws Exception {
        assertFalse(Strength.sufficient(certificate(pair("RSA", 2040), "SHA256withRSA")));
    }

    @Test
    void key_ofASmallCurve_isNotEnough() throws Exception {
        assertFalse(Strength.sufficient(curve("secp224r1").getPublic()));
        assertTrue(Strength.sufficient(curve("secp256r1").getPublic()));
    }

    @Test
    void key_ofAnotherKind_isNotEnough() throws Exception {
        assertFalse(Strength.sufficient(pair("DSA", 2048).getPublic()));
        assertTrue(Strength.sufficient(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic()));
    }

    private static KeyPair pair(String kind, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /** The JDK has no small curves any more. */
    private static KeyPair curve(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair pair, String algorithm)
            throws GeneralSecurityException, OperatorException {
        Instant now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                NAME,
                                BigInteger.ONE,
                                Date.from(now),
                                Date.from(now.plusSeconds(60)),
                                NAME,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder(algorithm)
                                .setProvider(new BouncyCastleProvider())
                                .build(pair.getPrivate())));
    }
}
