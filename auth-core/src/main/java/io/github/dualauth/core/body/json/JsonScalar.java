package io.github.dualauth.core.body.json;

/**
 * A number, {@code true}, {@code false} or {@code null}, byte by byte (RFC 8259, 3 and 6). A number's end is known only
 * from the byte after it, that of a word from its own last.
 */
final class JsonScalar {

    /** What a byte is to the scalar. */
    enum Progress {
        /** Belongs to it, and more may follow. */
        TAKEN,
        /** Belongs to it, and completes it. */
        LAST,
        /** Comes after its end. */
        PAST,
        /** Cannot stand here. */
        INVALID
    }

    private enum Place {
        MINUS,
        ZERO,
        INTEGER,
        POINT,
        FRACTION,
        E,
        SIGN,
        EXPONENT,
        WORD
    }

    private Place place = Place.WORD;
    private String word = "";
    private int matched;

    /** Takes the first byte, which must be one that a scalar can begin with, and returns the scalar's type. */
    JsonType begin(int octet) {
        return switch (octet) {
            case 't' -> beginWord("true", JsonType.BOOLEAN);
            case 'f' -> beginWord("false", JsonType.BOOLEAN);
            case 'n' -> beginWord("null", JsonType.NULL);
            default -> {
                place = octet == '-' ? Place.MINUS : octet == '0' ? Place.ZERO : Place.INTEGER;
                yield JsonType.NUMBER;
            }
        };
    }

    /** Takes a further byte. */
    Progress next(int octet) {
        return switch (place) {
            case WORD -> word(octet);
            case MINUS -> octet == '0' ? move(Place.ZERO) : digit(octet, Place.INTEGER, Progress.INVALID);
            case ZERO -> afterInteger(octet);
            case INTEGER -> isDigit(octet) ? Progress.TAKEN : afterInteger(octet);
            case POINT -> digit(octet, Place.FRACTION, Progress.INVALID);
            case FRACTION -> isE(octet) ? move(Place.E) : digit(octet, Place.FRACTION, Progress.PAST);
            case E -> octet == '+' || octet == '-' ? move(Place.SIGN) : digit(octet, Place.EXPONENT, Progress.INVALID);
            case SIGN -> digit(octet, Place.EXPONENT, Progress.INVALID);
            case EXPONENT -> digit(octet, Place.EXPONENT, Progress.PAST);
        };
    }

    private JsonType beginWord(String expected, JsonType type) {
        place = Place.WORD;
        word = expected;
        matched = 1;
        return type;
    }

    private Progress word(int octet) {
        if (octet != word.charAt(matched)) {
            return Progress.INVALID;
        }
        matched++;
        return matched == word.length() ? Progress.LAST : Progress.TAKEN;
    }

    private Progress afterInteger(int octet) {
        if (octet == '.') {
            return move(Place.POINT);
        }
        return isE(octet) ? move(Place.E) : Progress.PAST;
    }

    private Progress digit(int octet, Place next, Progress otherwise) {
        return isDigit(octet) ? move(next) : otherwise;
    }

    private Progress move(Place next) {
        place = next;
        return Progress.TAKEN;
    }

    private static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    private static boolean isE(int octet) {
        return octet == 'e' || octet == 'E';
    }
}
