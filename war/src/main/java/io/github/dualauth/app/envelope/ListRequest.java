package io.github.dualauth.app.envelope;

import io.github.dualauth.core.database.Page;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which part of a list is asked for.
 *
 * @param after where it begins; {@code ""} for the first page
 * @param limit the most rows
 */
public record ListRequest(String after, int limit) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1000;
    private static final int MAX_CURSOR = 4096;

    public static ListRequest of(ApiRequest request) {
        int limit = request.integer("limit", DEFAULT_LIMIT, MOST);
        String cursor = request.text("cursor", MAX_CURSOR);
        Optional<String> after = place(cursor);
        if (after.isEmpty()) {
            request.fault("cursor", "is not a cursor of this list");
        }
        request.refuseFaults();
        return new ListRequest(after.get(), limit);
    }

    public static <T> JsonObject answer(String name, Page<T> page, Function<T, JsonObjectBuilder> item) {
        JsonArrayBuilder items = Envelope.array();
        page.items().forEach(row -> items.add(item.apply(row)));
        JsonObjectBuilder answer = Envelope.payload().add(name, items);
        page.next().ifPresent(place -> answer.add("nextCursor", cursor(place)));
        return answer.build();
    }

    /** Opaque to clients, safe in any JSON. */
    private static String cursor(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** The place in a list; empty if the text is no cursor of ours. */
    private static Optional<String> place(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException expected) {
            return Optional.empty();
        }
    }
}
