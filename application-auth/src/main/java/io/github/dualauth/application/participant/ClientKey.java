package io.github.dualauth.application.participant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.github.dualauth.core.secret.MadeSecret;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.token.TokenKey;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A client secret in clear, and what it is the HMAC key of (RFC 7518, 3.2). In memory only. */
final class ClientKey {

    static final MadeSecret FORM = MadeSecret.plain("dualcs_");

    private final String mark;
    private final Secret secret;
    private final TokenKey verification;
    private final JWSSigner signer;

    private ClientKey(String mark, Secret secret, TokenKey verification, JWSSigner signer) {
        this.mark = mark;
        this.secret = secret;
        this.verification = verification;
        this.signer = signer;
    }

    /** The key whose bytes are {@code secret} in UTF-8; no other one has {@code mark}. */
    static ClientKey of(String mark, Secret secret) {
        byte[] bytes = secret.toUtf8();
        // It copies the bytes; MACSigner would keep the array that is wiped below.
        SecretKey key = new SecretKeySpec(bytes, "HmacSHA256");
        try {
            JWK jwk = new OctetSequenceKey.Builder(key).build();
            return new ClientKey(mark, secret, TokenKey.of(mark, jwk, JWSAlgorithm.HS256), new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("a client secret of ours is too short", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** A key that nobody has: what is checked with it costs as much as with any other, and fails. */
    static ClientKey ofNobody() {
        return of("client-secret:", FORM.make(new SecureRandom()));
    }

    /** What stands for this secret and no other one, ever. */
    String mark() {
        return mark;
    }

    /** Whether this is the secret; in constant time. */
    boolean isOf(Secret presented) {
        return secret.sameAs(presented);
    }

    TokenKey verification() {
        return verification;
    }

    JWSSigner signer() {
        return signer;
    }
}
