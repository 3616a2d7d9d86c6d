package io.github.dualauth.core.webhook.signature;

import io.github.dualauth.core.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A receiver's check of a webhook: the signature in constant time, then the time, ± 5 minutes. Needs nothing of a
 * deployment.
 */
public final class WebhookVerifier {

    /** How far the sender's clock, or the way here, may be off. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_TIME = 64;

    private final Secret secret;
    private final Clock clock;

    /** Takes what {@code secret} signed. */
    public WebhookVerifier(Secret secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * Checks a webhook.
     *
     * @param timestamp the value of {@code X-Halo-Timestamp}; {@code ""} without
     * @param signature the value of {@code X-Halo-Signature-256}; {@code ""} without
     * @param body the body, as it came
     */
    public WebhookVerdict verify(String timestamp, String signature, byte[] body) {
        Optional<Instant> sent = time(timestamp);
        if (sent.isEmpty() || !HEX.matcher(signature).matches()) {
            return new WebhookVerdict.Malformed();
        }
        byte[] expected = WebhookSignature.of(secret, body, timestamp).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII))) {
            return new WebhookVerdict.Forged();
        }
        return Duration.between(sent.get(), clock.instant()).abs().compareTo(TOLERANCE) > 0
                ? new WebhookVerdict.Stale()
                : new WebhookVerdict.Genuine(sent.get());
    }

    private static Optional<Instant> time(String text) {
        try {
            return text.length() > LONGEST_TIME ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException expected) {
            return Optional.empty();
        }
    }
}
