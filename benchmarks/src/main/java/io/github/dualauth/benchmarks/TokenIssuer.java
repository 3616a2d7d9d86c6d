package io.github.dualauth.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;

/** Makes the token that MP-JWT is measured with, and the configuration that makes it good (MP-JWT 2.1, 4 and 9). */
final class TokenIssuer {

    private static final String ISSUER = "https://benchmark.example.org";
    private static final int KEY_BITS = 2048;
    private static final long LIFE_SECONDS = 24L * 60 * 60;

    private final KeyPair keys;
    private final Clock clock;

    TokenIssuer(Clock clock) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        this.keys = generator.generateKeyPair();
        this.clock = clock;
    }

    String configuration() {
        return "mp.jwt.verify.issuer=" + ISSUER + "\nmp.jwt.verify.publickey="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()) + "\n";
    }

    /** Good for a day. */
    String token() {
        long now = clock.instant().getEpochSecond();
        String claims = "{\"iss\":\"" + ISSUER + "\",\"sub\":\"benchmark\",\"upn\":\"benchmark\",\"jti\":\"1\",\"iat\":"
                + now + ",\"exp\":" + (now + LIFE_SECONDS) + ",\"groups\":[\"caller\"]}";
        String signed = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
