package io.github.dualauth.core.audit;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which request a decision was made on.
 *
 * @param api the policy's name
 * @param source the address of the peer
 * @param requestId the trace ID of a {@code traceparent} header (W3C Trace Context), or one that we made; 32 hex digits
 */
public record RequestOrigin(String api, String source, String requestId) {

    /** An ID for a request that brought none. */
    public static String freshId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
