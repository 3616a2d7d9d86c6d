package io.github.dualauth.core.body.json;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import java.util.Optional;

/**
 * Checks a JSON text (RFC 8259) in UTF-8 as its bytes come by, in chunks cut anywhere, and tells {@link JsonEvents}
 * what it meets. Memory depends on the greatest depth alone. Strict: no byte order mark, no control character in a
 * string, nothing but white space after the value.
 */
public final class JsonSyntax {

    private enum State {
        VALUE,
        ITEM_OR_END,
        NAME_OR_END,
        NAME,
        IN_NAME,
        COLON,
        IN_STRING,
        IN_SCALAR,
        AFTER_VALUE,
        COMPLETE
    }

    private final JsonEvents events;
    private final JsonText text;
    private final JsonScalar scalar = new JsonScalar();
    private final JsonType[] containers;
    private int depth;
    private JsonType scalarType = JsonType.NULL;
    private boolean scalarHeard;
    private State state = State.VALUE;
    private long position;

    /** Tells {@code events}; refuses more than {@code maxDepth} objects and arrays that are open at once. */
    public JsonSyntax(JsonEvents events, int maxDepth) {
        this.events = events;
        this.text = new JsonText(events);
        this.containers = new JsonType[maxDepth];
    }

    /** Whether the value is complete, so that only white space may follow. */
    public boolean complete() {
        return state == State.COMPLETE;
    }

    /** Takes the next bytes of the text. Not to be called again once it, or {@link #end()}, refused. */
    public Optional<Refusal> scan(byte[] bytes, int from, int to) {
        Optional<Refusal> refusal = Optional.empty();
        int i = from;
        while (i < to && refusal.isEmpty()) {
            int next = i + 1;
            if (state == State.IN_STRING || state == State.IN_NAME) {
                next = text.scan(bytes, i, to);
                position += next - i;
                refusal = text.closed() ? textClosed() : text.refusal();
            } else {
                refusal = take(bytes[i] & 0xFF);
                position++;
            }
            i = next;
        }
        return refusal;
    }

    /** The bytes are at their end: refuses a text that is still open. No bytes at all are no text, and no fault. */
    public Optional<Refusal> end() {
        return position == 0 || complete()
                ? Optional.empty()
                : Optional.of(Refusal.of(RejectionReason.BODY_INCOMPLETE));
    }

    /** What is wrong with a byte that the grammar has no place for. */
    static RejectionReason unexpected(int octet) {
        return octet < 0x80 || Utf8.isLead(octet) ? RejectionReason.JSON_INVALID : RejectionReason.ENCODING_INVALID;
    }

    private Optional<Refusal> take(int octet) {
        if (state == State.IN_SCALAR) {
            return inScalar(octet);
        }
        if (octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t') {
            return Optional.empty();
        }
        return switch (state) {
            case VALUE -> value(octet);
            case ITEM_OR_END -> octet == ']' ? close() : value(octet);
            case NAME_OR_END -> octet == '}' ? close() : name(octet);
            case NAME -> name(octet);
            case COLON -> octet == ':' ? move(State.VALUE) : refused(octet);
            case AFTER_VALUE -> afterValue(octet);
            default -> refused(octet);
        };
    }

    private Optional<Refusal> value(int octet) {
        return switch (octet) {
            case '{' -> open(JsonType.OBJECT, State.NAME_OR_END);
            case '[' -> open(JsonType.ARRAY, State.ITEM_OR_END);
            case '"' -> {
                Optional<Refusal> refusal = events.valueOpened(JsonType.STRING, depth, position);
                text.open();
                state = State.IN_STRING;
                yield refusal;
            }
            case 't', 'f', 'n', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> beginScalar(octet);
            default -> refused(octet);
        };
    }

    private Optional<Refusal> open(JsonType type, State next) {
        Optional<Refusal> refusal = events.valueOpened(type, depth, position);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (depth == containers.length) {
            return Optional.of(Refusal.of(RejectionReason.JSON_TOO_DEEP));
        }
        containers[depth] = type;
        depth++;
        return move(next);
    }

    private Optional<Refusal> close() {
        depth--;
        return valueClosed(containers[depth], position + 1);
    }

    private Optional<Refusal> valueClosed(JsonType type, long end) {
        state = depth == 0 ? State.COMPLETE : State.AFTER_VALUE;
        return events.valueClosed(type, depth, end);
    }

    private Optional<Refusal> afterValue(int octet) {
        boolean inObject = containers[depth - 1] == JsonType.OBJECT;
        if (octet == ',') {
            return move(inObject ? State.NAME : State.VALUE);
        }
        return octet == (inObject ? '}' : ']') ? close() : refused(octet);
    }

    private Optional<Refusal> name(int octet) {
        if (octet != '"') {
            return refused(octet);
        }
        events.nameOpened(depth);
        text.open();
        return move(State.IN_NAME);
    }

    private Optional<Refusal> textClosed() {
        if (state == State.IN_STRING) {
            return valueClosed(JsonType.STRING, position);
        }
        state = State.COLON;
        return events.nameClosed(depth);
    }

    private Optional<Refusal> beginScalar(int octet) {
        scalarType = scalar.begin(octet);
        state = State.IN_SCALAR;
        Optional<Refusal> refusal = events.valueOpened(scalarType, depth, position);
        scalarHeard = scalarType == JsonType.NUMBER && events.hears();
        return refusal.isPresent() ? refusal : tellScalar(octet);
    }

    private Optional<Refusal> inScalar(int octet) {
        return switch (scalar.next(octet)) {
            case TAKEN -> tellScalar(octet);
            case LAST -> valueClosed(scalarType, position + 1);
            case PAST -> {
                Optional<Refusal> refusal = valueClosed(scalarType, position);
                yield refusal.isPresent() ? refusal : take(octet);
            }
            case INVALID -> refused(octet);
        };
    }

    private Optional<Refusal> tellScalar(int octet) {
        return scalarHeard ? events.character((char) octet) : Optional.empty();
    }

    private Optional<Refusal> move(State next) {
        state = next;
        return Optional.empty();
    }

    private static Optional<Refusal> refused(int octet) {
        return Optional.of(Refusal.of(unexpected(octet)));
    }
}
