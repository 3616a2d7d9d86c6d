package io.github.dualauth.edge.trust;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Set;

/** Which keys and signatures are strong enough (NIST SP 800-131A: RSA 2048, EC 256, SHA-256). */
final class Strength {

    private static final int LEAST_RSA = 2048;
    private static final int LEAST_EC = 256;
    private static final String PSS = "RSASSA-PSS";
    private static final Set<String> SIGNATURES = Set.of(
            "SHA256WITHRSA",
            "SHA384WITHRSA",
            "SHA512WITHRSA",
            "SHA256WITHECDSA",
            "SHA384WITHECDSA",
            "SHA512WITHECDSA",
            "EDDSA",
            "ED25519",
            "ED448");
    private static final Set<String> DIGESTS = Set.of("SHA-256", "SHA-384", "SHA-512");

    private Strength() {}

    /** Whether both the certificate's key and the signature on it are. */
    static boolean sufficient(X509Certificate certificate) {
        return sufficient(certificate.getPublicKey()) && signature(certificate);
    }

    /** Whether a key is. */
    static boolean sufficient(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= LEAST_RSA;
        }
        if (key instanceof ECPublicKey ec) {
            return ec.getParams().getOrder().bitLength() >= LEAST_EC;
        }
        return key instanceof EdECPublicKey;
    }

    private static boolean signature(X509Certificate certificate) {
        if (!PSS.equals(certificate.getSigAlgName())) {
            return SIGNATURES.contains(certificate.getSigAlgName().toUpperCase(Locale.ROOT));
        }
        byte[] encoded = certificate.getSigAlgParams();
        if (encoded == null) {
            // They must be there (RFC 4055, 3.1), but anybody may present a certificate without them.
            return false;
        }
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance(PSS);
            parameters.init(encoded);
            return DIGESTS.contains(
                    parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm());
        } catch (NoSuchAlgorithmException | InvalidParameterSpecException | IOException e) {
            return false;
        }
    }
}
