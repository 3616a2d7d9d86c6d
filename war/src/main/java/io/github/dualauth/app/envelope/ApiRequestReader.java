package io.github.dualauth.app.envelope;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.policy.FaultText;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads a call's body to its end, within a limit. That it is JSON has been checked on its way here; it is parsed only for
 * methods that take something out of it.
 */
@Provider
public class ApiRequestReader implements MessageBodyReader<ApiRequest> {

    private static final int LIMIT = 1024 * 1024;
    private static final int USUAL = 1024;
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == ApiRequest.class;
    }

    // The six parameters are the interface's.
    @Override
    public ApiRequest readFrom(
            Class<ApiRequest> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        if (!media.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
            throw new ApiFault(ApiCode.BAD_REQUEST, FaultText.of(RejectionReason.CONTENT_TYPE_UNSUPPORTED));
        }
        byte[] bytes = read(body);
        if (bytes.length > LIMIT) {
            throw new ApiFault(ApiCode.TOO_LARGE);
        }
        return new ApiRequest(() -> bytes.length == 0 ? JsonValue.EMPTY_JSON_OBJECT : parse(bytes));
    }

    /** One byte over the limit at most. */
    private static byte[] read(InputStream body) throws IOException {
        byte[] start = body.readNBytes(USUAL);
        if (start.length < USUAL) {
            return start;
        }
        byte[] rest = body.readNBytes(LIMIT + 1 - USUAL);
        byte[] whole = Arrays.copyOf(start, USUAL + rest.length);
        System.arraycopy(rest, 0, whole, USUAL, rest.length);
        return whole;
    }

    private static JsonObject parse(byte[] bytes) {
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            return reader.readObject();
        } catch (JsonException | NumberFormatException | ArithmeticException | UnsupportedOperationException e) {
            // Parsson throws the latter three on numbers that it does not hold, such as 1e99999999999 or 2,000 digits.
            throw new ApiFault(ApiCode.BAD_REQUEST, FaultText.of(RejectionReason.JSON_INVALID));
        }
    }
}
