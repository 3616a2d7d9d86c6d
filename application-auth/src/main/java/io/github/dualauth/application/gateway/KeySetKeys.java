package io.github.dualauth.application.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The keys of a JWK set that is asked for anew when it lacks one, and when it is some minutes old: so a new key is known, and
 * one that was withdrawn is not trusted for long. While the set cannot be had, the last one is good for a while.
 */
final class KeySetKeys implements GatewayKeys {

    private static final Logger LOG = System.getLogger(KeySetKeys.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Supplier<String> document;
    private final Clock clock;
    private List<JWK> keys = List.of();
    private Instant next = Instant.EPOCH;
    private Instant readAt = Instant.EPOCH;
    private RuntimeException failure;

    KeySetKeys(Supplier<String> document, Clock clock) {
        this.document = document;
        this.clock = clock;
    }

    @Override
    public synchronized List<RSAPublicKey> candidates(String keyId) {
        Instant now = clock.instant();
        boolean old = !now.isBefore(readAt.plus(FRESH));
        if ((old || named(keyId).isEmpty()) && !now.isBefore(next)) {
            next = now.plus(BETWEEN_LOOKS);
            look(now);
        }
        if (!now.isBefore(readAt.plus(LONGEST))) {
            throw new IllegalStateException("the gateway's keys cannot be read", failure);
        }
        return named(keyId);
    }

    private void look(Instant now) {
        try {
            keys = read();
            readAt = now;
        } catch (RuntimeException e) {
            failure = e;
            LOG.log(Level.WARNING, "the keys of the gateway cannot be read now: {0}", e.toString());
        }
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
