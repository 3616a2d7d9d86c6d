package io.github.dualauth.core.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;

/**
 * A key of our own, ready for use.
 *
 * @param key the private key, with its ID
 * @param signsFrom from when on it signs, unless there is a later one
 * @param endsAt from when on nothing that it signed is taken
 * @param verification its public half
 */
record SigningKey(JWK key, Instant signsFrom, Instant endsAt, TokenKey verification) {

    SigningKey(JWK key, Instant signsFrom, Instant endsAt) {
        this(key, signsFrom, endsAt, verification(key));
    }

    String id() {
        return key.getKeyID();
    }

    boolean hasEnded(Instant now) {
        return !now.isBefore(endsAt);
    }

    JWSSigner signer() {
        try {
            return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
        } catch (JOSEException e) {
            throw new IllegalStateException("a stored key of ours does not sign", e);
        }
    }

    private static TokenKey verification(JWK key) {
        return TokenKey.of(
                "signing-key:" + key.getKeyID(),
                key.toPublicJWK(),
                JWSAlgorithm.parse(key.getAlgorithm().getName()));
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }
}
