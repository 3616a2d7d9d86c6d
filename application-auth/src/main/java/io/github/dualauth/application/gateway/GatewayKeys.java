package io.github.dualauth.application.gateway;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The public keys that a participant trusts. Where they come from is the participant's own choice: an address inside a
 * token is never followed (RFC 8725, 3.10).
 */
@FunctionalInterface
public interface GatewayKeys {

    /** The keys that a token may be signed with that names {@code keyId}; {@code ""} if it names none. */
    List<RSAPublicKey> candidates(String keyId);

    /** These keys and no others, whatever a token names. */
    static GatewayKeys of(RSAPublicKey... keys) {
        List<RSAPublicKey> all = List.of(keys);
        return keyId -> all;
    }

    /**
     * The keys of certificates that were handed over; their dates and issuers are looked at by whoever took them.
     *
     * @throws IllegalArgumentException if a key is not for RSA
     */
    static GatewayKeys of(X509Certificate... certificates) {
        return of(Arrays.stream(certificates)
                .map(X509Certificate::getPublicKey)
                .map(GatewayKeys::rsa)
                .toArray(RSAPublicKey[]::new));
    }

    private static RSAPublicKey rsa(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa;
        }
        throw new IllegalArgumentException("the certificate's key is not for RSA");
    }

    /**
     * The keys of a JWK set (RFC 7517, 5), such as a gateway's {@code /jwks.json}.
     *
     * @param document gets its text; asked at the first token, and again when a token names an unknown key, at most once a
     *     minute
     */
    static GatewayKeys ofSet(Supplier<String> document, Clock clock) {
        return new KeySetKeys(document, clock);
    }
}
