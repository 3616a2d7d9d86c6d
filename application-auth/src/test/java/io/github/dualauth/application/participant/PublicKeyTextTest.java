package io.github.dualauth.application.participant;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.dualauth.core.testing.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{}",
                "{\"kty\":\"RSA\"}",
                "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "https://example.org/key.pem"
            })
    void isKey_noKey_isNot(String text) {
        assertFalse(PublicKeyText.isKey(text));
    }

    @Test
    void isKey_privateOrSymmetric_isNot() throws JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).generate();
        assertFalse(PublicKeyText.isKey(key.toJSONString()));
        assertFalse(PublicKeyText.isKey(pem("PRIVATE KEY", key.toRSAPrivateKey().getEncoded())));
        assertFalse(PublicKeyText.isKey(pem("PUBLIC KEY", key.toRSAPrivateKey().getEncoded())));
        assertFalse(PublicKeyText.isKey(
                new OctetSequenceKeyGenerator(256).generate().toJSONString()));
    }

    @Test
    void isKey_shortRsa_isNot() throws JOSEException {
        RSAKey key = new RSAKeyGenerator(1024, true).generate();
        assertFalse(PublicKeyText.isKey(key.toPublicJWK().toJSONString()));
        assertFalse(PublicKeyText.isKey(pem("PUBLIC KEY", key.toRSAPublicKey().getEncoded())));
    }

    @Test
    void isKey_public_isOne() throws JOSEException {
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        JWK curve = new ECKeyGenerator(Curve.P_256).generate();
        assertTrue(PublicKeyText.isKey(rsa.toPublicJWK().toJSONString()));
        assertTrue(PublicKeyText.isKey(curve.toPublicJWK().toJSONString()));
        assertTrue(PublicKeyText.isKey(pem("PUBLIC KEY", rsa.toRSAPublicKey().getEncoded())));
        assertTrue(PublicKeyText.isKey(
                pem("PUBLIC KEY", curve.toECKey().toECPublicKey().getEncoded())));
    }

    @Test
    void isKey_certificate_isOne() throws CertificateEncodingException {
        assertTrue(PublicKeyText.isKey(
                pem("CERTIFICATE", TestCertificate.selfSigned().getEncoded())));
    }

    @Test
    void isKey_longerThanTheLongest_isNot() throws JOSEException {
        String key = pem(
                "PUBLIC KEY",
                new RSAKeyGenerator(2048).generate().toRSAPublicKey().getEncoded());
        String longest = key + "\n".repeat(PublicKeyText.LONGEST - key.length());
        assertFalse(PublicKeyText.isKey(longest + "\n"));
        assertTrue(PublicKeyText.isKey(longest));
    }

    private static String pem(String label, byte[] der) {
        byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, lineEnd).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
