package io.github.dualauth.core.audit;

/**
 * Which request a decision was made on.
 *
 * @param api the policy's name
 * @param source the address of the peer
 * @param requestId the trace ID of a {@code traceparent} header (W3C Trace Context), or one that we made; 32 hex digits
 */
public record RequestOrigin(String api, String source, String requestId) {}
