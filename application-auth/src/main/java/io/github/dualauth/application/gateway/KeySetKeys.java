package io.github.dualauth.application.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The keys of a JWK set that is asked for anew when it lacks one, so that a rotation is noticed. */
final class KeySetKeys implements GatewayKeys {

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Supplier<String> document;
    private final Clock clock;
    private List<JWK> keys = List.of();
    private Instant next = Instant.MIN;

    KeySetKeys(Supplier<String> document, Clock clock) {
        this.document = document;
        this.clock = clock;
    }

    @Override
    public synchronized List<RSAPublicKey> candidates(String keyId) {
        List<RSAPublicKey> found = named(keyId);
        if (found.isEmpty() && !clock.instant().isBefore(next)) {
            next = clock.instant().plus(BETWEEN_LOOKS);
            keys = read();
            found = named(keyId);
        }
        return found;
    }

    private List<RSAPublicKey> named(String keyId) {
        return keys.stream()
                .filter(key -> keyId.equals(key.getKeyID()) && KeyUse.SIGNATURE.equals(key.getKeyUse()))
                .filter(RSAKey.class::isInstance)
                .map(key -> publicKey((RSAKey) key))
                .toList();
    }

    private static RSAPublicKey publicKey(RSAKey key) {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException("a key in the gateway's JWK set is unusable", e);
        }
    }

    private List<JWK> read() {
        try {
            return JWKSet.parse(document.get()).getKeys();
        } catch (ParseException e) {
            throw new IllegalStateException("the gateway's keys are no JWK set", e);
        }
    }
}
