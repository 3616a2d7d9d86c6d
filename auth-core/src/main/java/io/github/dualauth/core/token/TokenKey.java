package io.github.dualauth.core.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;

/**
 * A key that a token may have been signed with. It is for one algorithm, and checks nothing that names another one
 * (RFC 8725, 3.1).
 */
public final class TokenKey {

    private static final int LEAST_RSA_BITS = 2048;
    private static final BigInteger LEAST_RSA_EXPONENT = BigInteger.valueOf(3);

    private final String mark;
    private final JWSAlgorithm algorithm;
    private final JWSVerifier verifier;

    private TokenKey(String mark, JWSAlgorithm algorithm, JWSVerifier verifier) {
        this.mark = mark;
        this.algorithm = algorithm;
        this.verifier = verifier;
    }

    /**
     * Takes a key for one algorithm.
     *
     * @param mark stands for this very key and no other one, ever: a verified token is remembered under it
     * @param key a symmetric key, or a public one
     * @throws IllegalArgumentException if it is no key for that: of another type or curve, meant for something else, or
     *     weak (RFC 7518, 3.2, 3.3 and 3.4)
     */
    public static TokenKey of(String mark, JWK key, JWSAlgorithm algorithm) {
        boolean meant = key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
        boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
        boolean verifies =
                key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY);
        if (!meant || !signs || !verifies) {
            throw new IllegalArgumentException("the key is meant for something else");
        }
        try {
            JWSVerifier verifier = verifier(key);
            if (!verifier.supportedJWSAlgorithms().contains(algorithm)) {
                throw new IllegalArgumentException("the key does not fit " + algorithm);
            }
            return new TokenKey(mark, algorithm, verifier);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the key does not fit " + algorithm, e);
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        if (key instanceof RSAKey rsa) {
            if (rsa.getModulus().decodeToBigInteger().bitLength() < LEAST_RSA_BITS
                    || rsa.getPublicExponent().decodeToBigInteger().compareTo(LEAST_RSA_EXPONENT) < 0) {
                throw new IllegalArgumentException("the key is weak");
            }
            return new RSASSAVerifier(rsa);
        }
        if (key instanceof ECKey ec && !ec.getCurve().equals(Curve.SECP256K1)) {
            return new ECDSAVerifier(ec);
        }
        if (key instanceof OctetSequenceKey secret) {
            return new MACVerifier(secret);
        }
        throw new IllegalArgumentException("no key of a type that is taken here");
    }

    String mark() {
        return mark;
    }

    /** Whether the token names the algorithm that this key is for. */
    boolean fits(SignedToken token) {
        return token.jws().header().getAlgorithm().equals(algorithm);
    }

    boolean verifies(CompactJws jws) {
        try {
            return jws.header().getAlgorithm().equals(algorithm)
                    && verifier.verify(
                            jws.header(),
                            jws.signingInput().getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                            jws.signature());
        } catch (JOSEException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "TokenKey[" + algorithm + "]";
    }
}
