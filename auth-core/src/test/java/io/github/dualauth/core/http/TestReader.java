package io.github.dualauth.core.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Wraps what the stream throws, as readers of JSON do. */
public final class TestReader implements MessageBodyReader<TestReader.Parsed> {

    /**
     * What was read.
     *
     * @param text all of it
     */
    public record Parsed(String text) {}

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Parsed.class;
    }

    @Override
    public Parsed readFrom(
            Class<Parsed> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        try {
            return new Parsed(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("cannot be parsed", e);
        }
    }
}
