package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** RFC 4055, 3.1: a signature's parameters must be there. Nobody has signed this; whoever connects may show it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signature_pssWithoutParameters_isNotEnough(boolean none) throws Exception {
        AlgorithmIdentifier algorithm = none
                ? new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS)
                : new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, DERNull.INSTANCE);
        assertFalse(Strength.sufficient(certificate(rsa, new Unsigned(algorithm))));
    }

    /** No signature of some algorithm. */
    private record Unsigned(AlgorithmIdentifier algorithm) implements ContentSigner {

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public byte[] getSignature() {
            return new byte[256];
        }
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
        return certificate(
                pair,
                new JcaContentSignerBuilder(algorithm)
                        .setProvider(new BouncyCastleProvider())
                        .build(pair.getPrivate()));
    }

    private static X509Certificate certificate(KeyPair pair, ContentSigner signer) throws GeneralSecurityException {
        Instant now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                NAME,
                                BigInteger.ONE,
                                Date.from(now),
                                Date.from(now.plusSeconds(60)),
                                NAME,
                                pair.getPublic())
                        .build(signer));
    }
}
