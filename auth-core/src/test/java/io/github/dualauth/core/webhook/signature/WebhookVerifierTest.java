package io.github.dualauth.core.webhook.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {

    private static final Secret SECRET = Secret.of("key");
    private static final byte[] BODY = "The quick brown fox".getBytes(StandardCharsets.UTF_8);

    private final MutableClock clock = MutableClock.stopped();
    private final WebhookVerifier verifier = new WebhookVerifier(SECRET, clock);
    private final String time = clock.instant().toString();
    private final String signature = WebhookSignature.of(SECRET, BODY, time);

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-03-01", "2026-03-01T12:00:00", "1767225600"})
    void verify_noTime_isMalformed(String text) {
        assertInstanceOf(WebhookVerdict.Malformed.class, verifier.verify(text, signature, BODY));
    }

    @Test
    void verify_noSignature_isMalformed() {
        for (String text : new String[] {"", "x", signature.toUpperCase(Locale.ROOT), signature + "0"}) {
            assertInstanceOf(WebhookVerdict.Malformed.class, verifier.verify(time, text, BODY));
        }
    }

    @Test
    void verify_anythingChanged_isForged() {
        assertInstanceOf(WebhookVerdict.Forged.class, verifier.verify(time, signature, new byte[0]));
        clock.advance(Duration.ofSeconds(1));
        assertInstanceOf(
                WebhookVerdict.Forged.class, verifier.verify(clock.instant().toString(), signature, BODY));
        WebhookVerifier other = new WebhookVerifier(Secret.of("kez"), clock);
        assertInstanceOf(WebhookVerdict.Forged.class, other.verify(time, signature, BODY));
    }

    @Test
    void verify_eachSideOfFiveMinutes_isGenuineUntilThen() {
        clock.advance(Duration.ofMinutes(5));
        assertInstanceOf(WebhookVerdict.Genuine.class, verifier.verify(time, signature, BODY));
        clock.advance(Duration.ofMillis(1));
        assertInstanceOf(WebhookVerdict.Stale.class, verifier.verify(time, signature, BODY));
        String ahead = clock.instant().plus(Duration.ofMinutes(5)).toString();
        assertInstanceOf(
                WebhookVerdict.Genuine.class, verifier.verify(ahead, WebhookSignature.of(SECRET, BODY, ahead), BODY));
        String tooFar =
                clock.instant().plus(Duration.ofMinutes(5)).plusMillis(1).toString();
        assertInstanceOf(
                WebhookVerdict.Stale.class, verifier.verify(tooFar, WebhookSignature.of(SECRET, BODY, tooFar), BODY));
    }

    /** printf '{"a":1}.2026-03-01T12:00:00Z' | openssl dgst -sha256 -hmac key */
    @Test
    void of_knownInput_isWhatOthersCompute() {
        assertEquals(
                "a235a345f5d75523f74a58c96b35ffbc1125e314246023d76ecc0194e6358c7a",
                WebhookSignature.of(SECRET, "{\"a\":1}".getBytes(StandardCharsets.UTF_8), "2026-03-01T12:00:00Z"));
    }
}
