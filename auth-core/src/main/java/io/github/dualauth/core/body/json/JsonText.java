package io.github.dualauth.core.body.json;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import java.util.Optional;

/**
 * The inside of a JSON string (RFC 8259, 7), from behind the opening quote to the closing one. Keeps nothing but its
 * place, so that a string may be of any length and end in any chunk.
 */
final class JsonText {

    private enum Place {
        PLAIN,
        IN_SEQUENCE,
        AFTER_BACKSLASH,
        IN_HEX,
        CLOSED
    }

    private static final int HEX_DIGITS = 4;

    private final JsonEvents events;
    private final Utf8 utf8 = new Utf8();
    private Place place = Place.CLOSED;
    private boolean heard;
    private int hexUnit;
    private int hexMissing;
    private Optional<Refusal> refusal = Optional.empty();

    JsonText(JsonEvents events) {
        this.events = events;
    }

    /** The opening quote was read, and the events told of it. */
    void open() {
        place = Place.PLAIN;
        heard = events.hears();
    }

    /** Whether the closing quote was read. */
    boolean closed() {
        return place == Place.CLOSED;
    }

    /** What ended the last scan before its end, if anything did. */
    Optional<Refusal> refusal() {
        return refusal;
    }

    /** Reads on to the closing quote, a refusal or {@code to}; returns where it stopped. */
    int scan(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && place != Place.CLOSED && refusal.isEmpty()) {
            if (place == Place.PLAIN && !heard) {
                i = skipPlain(bytes, i, to);
            }
            if (i < to) {
                refusal = take(bytes[i] & 0xFF);
                i++;
            }
        }
        return i;
    }

    /** Nearly every byte of an upload goes through this loop; bytes over 0x7F are negative and end it too. */
    private static int skipPlain(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    private Optional<Refusal> take(int octet) {
        return switch (place) {
            case PLAIN -> plain(octet);
            case IN_SEQUENCE -> sequence(octet);
            case AFTER_BACKSLASH -> escape(octet);
            case IN_HEX -> hex(octet);
            case CLOSED -> Optional.empty();
        };
    }

    private Optional<Refusal> plain(int octet) {
        if (octet == '"') {
            return move(Place.CLOSED);
        }
        if (octet == '\\') {
            return move(Place.AFTER_BACKSLASH);
        }
        return octet < ' ' ? refused(RejectionReason.JSON_INVALID) : sequence(octet);
    }

    private Optional<Refusal> sequence(int octet) {
        int codePoint = utf8.next(octet);
        if (codePoint == Utf8.INVALID) {
            return refused(RejectionReason.ENCODING_INVALID);
        }
        if (codePoint == Utf8.MORE) {
            return move(Place.IN_SEQUENCE);
        }
        place = Place.PLAIN;
        return Character.isBmpCodePoint(codePoint)
                ? tell((char) codePoint)
                : tell(Character.highSurrogate(codePoint)).or(() -> tell(Character.lowSurrogate(codePoint)));
    }

    private Optional<Refusal> escape(int octet) {
        place = Place.PLAIN;
        return switch (octet) {
            case '"', '\\', '/' -> tell((char) octet);
            case 'b' -> tell('\b');
            case 'f' -> tell('\f');
            case 'n' -> tell('\n');
            case 'r' -> tell('\r');
            case 't' -> tell('\t');
            case 'u' -> {
                hexUnit = 0;
                hexMissing = HEX_DIGITS;
                yield move(Place.IN_HEX);
            }
            default -> refused(JsonSyntax.unexpected(octet));
        };
    }

    private Optional<Refusal> hex(int octet) {
        // Character.digit would take digits of other scripts as well, but no octet is one of them.
        int digit = Character.digit(octet, 16);
        if (digit < 0) {
            return refused(JsonSyntax.unexpected(octet));
        }
        hexUnit = (hexUnit << 4) | digit;
        hexMissing--;
        if (hexMissing > 0) {
            return Optional.empty();
        }
        place = Place.PLAIN;
        return tell((char) hexUnit);
    }

    private Optional<Refusal> tell(char unit) {
        return heard ? events.character(unit) : Optional.empty();
    }

    private Optional<Refusal> move(Place next) {
        place = next;
        return Optional.empty();
    }

    private static Optional<Refusal> refused(RejectionReason reason) {
        return Optional.of(Refusal.of(reason));
    }
}
