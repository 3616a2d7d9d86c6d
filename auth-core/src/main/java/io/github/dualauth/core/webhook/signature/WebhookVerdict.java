package io.github.dualauth.core.webhook.signature;

import java.time.Instant;

/** What a receiver thinks of a webhook. */
public sealed interface WebhookVerdict {

    /**
     * It comes from whoever knows the secret, and now. It may have come before: keep the {@code id} in the body, which is signed as the header is not,
     * of those of the last ten minutes.
     *
     * @param sent when it was sent
     */
    record Genuine(Instant sent) implements WebhookVerdict {}

    /** The time or the signature is not there, or cannot be one. */
    record Malformed() implements WebhookVerdict {}

    /** The signature is not the secret's. */
    record Forged() implements WebhookVerdict {}

    /** It is genuine, and too old or from the future: somebody may be sending it again. */
    record Stale() implements WebhookVerdict {}
}
