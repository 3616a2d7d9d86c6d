package io.github.dualauth.application.participant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A participant's public key as text: PEM of a public key or a certificate (RFC 7468), or a JWK (RFC 7517). RSA of 2048
 * bits or more, or an elliptic curve. Private and symmetric keys are refused: whoever pastes one by mistake is told before
 * it is stored.
 */
public final class PublicKeyText {

    /** The longest text that is taken. */
    public static final int LONGEST = 8192;

    private static final int LEAST_RSA_BITS = 2048;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (PUBLIC KEY|CERTIFICATE)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");

    private PublicKeyText() {}

    /** Whether it is the text of a public key that can be used. */
    public static boolean isKey(String text) {
        return text.length() <= LONGEST
                && parsed(text).filter(PublicKeyText::isUsable).isPresent();
    }

    private static boolean isUsable(PublicKey key) {
        return key instanceof RSAPublicKey rsa
                ? rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                : key instanceof ECPublicKey;
    }

    private static Optional<PublicKey> parsed(String text) {
        try {
            Matcher pem = PEM.matcher(text);
            return pem.matches() ? Optional.of(fromPem(pem.group(1), pem.group(2))) : fromJwk(text);
        } catch (GeneralSecurityException | ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> fromJwk(String text) throws ParseException, JOSEException {
        JWK key = JWK.parse(text);
        return key.isPrivate() || !(key instanceof AsymmetricJWK asymmetric)
                ? Optional.empty()
                : Optional.of(asymmetric.toPublicKey());
    }

    private static PublicKey fromPem(String label, String body) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(body.getBytes(StandardCharsets.US_ASCII));
        if ("CERTIFICATE".equals(label)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey();
        }
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException expected) {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        }
    }
}
