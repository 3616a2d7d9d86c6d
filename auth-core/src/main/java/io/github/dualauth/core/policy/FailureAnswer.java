package io.github.dualauth.core.policy;

import java.util.Map;

/**
 * An answer to a refusal.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param body the text of the body
 * @param headers further header fields
 */
public record FailureAnswer(int status, String contentType, String body, Map<String, String> headers) {}
