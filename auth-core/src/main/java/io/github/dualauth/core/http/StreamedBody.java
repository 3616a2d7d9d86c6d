package io.github.dualauth.core.http;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.body.WatchedBody;
import java.io.InputStream;
import java.util.Optional;

/**
 * The body of a request that was let in.
 *
 * @param watched what the resource reads
 * @param received the same as it comes in; when {@code watched} has refused it, the rest is still to be read from here
 */
record StreamedBody(WatchedBody watched, InputStream received) {

    static final String PROPERTY = StreamedBody.class.getName();

    /** Why the body of the request with this property was refused after the caller was let in, if it was. */
    static Optional<Refusal> refusal(Object property) {
        return property instanceof StreamedBody body ? body.watched().refusal() : Optional.empty();
    }
}
