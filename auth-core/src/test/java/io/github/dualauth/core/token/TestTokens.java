package io.github.dualauth.core.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens put together by hand, so that they can be as wrong as an attacker likes. */
public final class TestTokens {

    /** What {@link #signed} signs with. */
    static final byte[] KEY = "a key of thirty-two bytes or more, for tests".getBytes(StandardCharsets.UTF_8);

    static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";

    /** Characters of an HMAC-SHA256 in Base64. */
    private static final int SIGNATURE = 43;

    private TestTokens() {}

    /** The key that {@link #signed} signs with, under a mark. */
    static TokenKey key(String mark) {
        return TokenKey.of(mark, new OctetSequenceKey.Builder(KEY).build(), JWSAlgorithm.HS256);
    }

    /** Claims that nothing is wrong with for five minutes. */
    public static String claims(Instant now) {
        return claims(now.getEpochSecond(), now.getEpochSecond() + 300);
    }

    static String claims(Object issued, Object expires) {
        return "{\"jti\":\"1\",\"iss\":\"http://localhost:8080\",\"sub\":\"client\",\"iat\":" + issued + ",\"exp\":"
                + expires + "}";
    }

    /** A token with these claims. */
    public static String signed(String claims) {
        return signed(HEADER, claims);
    }

    /** A sound token of just so many characters, if the payload can have what is left of them. */
    static String ofLength(int characters) {
        String input = Base64URL.encode(HEADER) + ".";
        int payload = (characters - input.length() - (1 + SIGNATURE)) * 3 / 4;
        String claims = claims(0, 1).replace("}", ",\"x\":\"\"}");
        return signed(claims.replace("\"\"", "\"" + "x".repeat(payload - claims.length()) + "\""));
    }

    /** What a token says, unproven. */
    static SignedToken read(String text) {
        return ((TokenReading.Read) TokenCheck.read(text)).token();
    }

    /** A token with the right HMAC-SHA256, whatever the header says. */
    static String signed(String header, String claims) {
        String input = Base64URL.encode(header) + "." + Base64URL.encode(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return input + "." + Base64URL.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
