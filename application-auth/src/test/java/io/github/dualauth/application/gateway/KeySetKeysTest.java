package io.github.dualauth.application.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How long a participant believes a JWK set that it has read. */
class KeySetKeysTest {

    private final MutableClock clock = MutableClock.stopped();
    private final AtomicReference<String> document = new AtomicReference<>();
    private final GatewayKeys keys = GatewayKeys.ofSet(document::get, clock);

    private void publish(String keyId) throws Exception {
        RSAKey key = new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .keyID(keyId)
                .generate()
                .toPublicJWK();
        document.set(new JWKSet(key).toString(true));
    }

    private int known(String keyId) {
        return keys.candidates(keyId).size();
    }

    @Test
    void candidates_keyIsWithdrawn_isTrustedForSomeMinutesMore() throws Exception {
        publish("old");
        assertEquals(1, known("old"));
        publish("new");
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertEquals(1, known("old"));
        clock.advance(Duration.ofMillis(1));
        assertEquals(0, known("old"));
        assertEquals(1, known("new"));
    }

    @Test
    void candidates_setIsGoneForAWhile_areTheLastOnesForAnHour() throws Exception {
        publish("old");
        assertEquals(1, known("old"));
        document.set("<html>");
        clock.advance(Duration.ofMinutes(59));
        try (LogLines lines = LogLines.of(KeySetKeys.class)) {
            assertEquals(1, known("old"));
            assertEquals(
                    List.of("WARNING the keys of the gateway cannot be read now: java.lang.IllegalStateException:"
                            + " the gateway's keys are no JWK set"),
                    lines.take());
        }
        clock.advance(Duration.ofMinutes(1));
        assertThrows(IllegalStateException.class, () -> keys.candidates("old"));
        publish("new");
        clock.advance(Duration.ofMinutes(1));
        assertEquals(1, known("new"));
    }
}
