package io.github.dualauth.core.http;

import io.github.dualauth.core.RejectionReason;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What the header says of a body, and how to be done with one that nobody will read. */
final class RequestBody {

    /** As much of a refused body as is read, so that the connection can serve the next request. */
    private static final long DRAIN_LIMIT = 256L * 1024 * 1024;

    private static final int DRAIN_BUFFER = 64 * 1024;

    private RequestBody() {}

    /** Why the body cannot be read as JSON in UTF-8 (RFC 8259, 8.1); empty if it can, or if there is none. */
    static Optional<RejectionReason> fault(ContainerRequestContext request) {
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.isBlank() && !"identity".equalsIgnoreCase(coding.strip())) {
            return Optional.of(RejectionReason.CONTENT_ENCODING_UNSUPPORTED);
        }
        MediaType type = mediaType(request);
        if (type == null ? request.hasEntity() : !isJson(type)) {
            return Optional.of(RejectionReason.CONTENT_TYPE_UNSUPPORTED);
        }
        return Optional.empty();
    }

    /** Whether the body is declared as a form in UTF-8, and not compressed. */
    static boolean isForm(ContainerRequestContext request) {
        MediaType type = mediaType(request);
        return type != null
                && "application".equalsIgnoreCase(type.getType())
                && "x-www-form-urlencoded".equalsIgnoreCase(type.getSubtype())
                && isUtf8(type)
                && fault(request)
                        .filter(RejectionReason.CONTENT_ENCODING_UNSUPPORTED::equals)
                        .isEmpty();
    }

    /** Whether the body is declared as JSON in UTF-8, and not compressed. */
    static boolean isJson(ContainerRequestContext request) {
        MediaType type = mediaType(request);
        return type != null && isJson(type) && fault(request).isEmpty();
    }

    /** Whether a resource could take the body for JSON, so that it must be read as such: only what is surely none is not. */
    static boolean isWatched(ContainerRequestContext request) {
        MediaType type = mediaType(request);
        return type == null
                || isJson(type)
                || type.getSubtype().toLowerCase(Locale.ROOT).contains("json");
    }

    private static MediaType mediaType(ContainerRequestContext request) {
        try {
            return request.getMediaType();
        } catch (RuntimeException e) {
            // Jersey throws on a header that it cannot parse.
            return MediaType.WILDCARD_TYPE;
        }
    }

    private static boolean isJson(MediaType type) {
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return "application".equalsIgnoreCase(type.getType())
                && ("json".equals(subtype) || subtype.endsWith("+json"))
                && isUtf8(type);
    }

    private static boolean isUtf8(MediaType type) {
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        return charset == null || "utf-8".equalsIgnoreCase(charset);
    }

    /**
     * Reads what is left of a refused body, within limits, and throws it away.
     *
     * @return whether the connection is fit for another request, as far as can be known
     */
    static boolean drain(InputStream body, RejectionReason why, Duration limit) {
        if (why == RejectionReason.BODY_INCOMPLETE) {
            // The sender is gone or stalls: the server closes the connection.
            return true;
        }
        return why != RejectionReason.BODY_TOO_SLOW && drain(body, System.nanoTime() + limit.toNanos());
    }

    private static boolean drain(InputStream body, long deadline) {
        byte[] buffer = null;
        try {
            for (long read = 0; read < DRAIN_LIMIT && System.nanoTime() - deadline < 0; ) {
                if (buffer == null) {
                    buffer = new byte[body.available() > 0 ? DRAIN_BUFFER : 1024];
                }
                int n = body.read(buffer);
                if (n < 0) {
                    return true;
                }
                read += n;
            }
            return false;
        } catch (IOException | IllegalStateException ignored) {
            // Gone or stalled meanwhile.
            return true;
        }
    }
}
