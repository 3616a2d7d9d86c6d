package io.github.dualauth.core.body.json;

/**
 * Decodes UTF-8 one byte at a time, exactly as RFC 3629, 4 allows it: no overlong form, no surrogate, nothing over
 * U+10FFFF. The first byte of a sequence limits the range of the second, which is all there is to it.
 */
final class Utf8 {

    /** The sequence goes on. */
    static final int MORE = -1;
    /** No UTF-8. */
    static final int INVALID = -2;

    private int missing;
    private int codePoint;
    private int lowest;
    private int highest;

    /** Takes the next byte (0 to 255): the code point it completes, {@link #MORE} or {@link #INVALID}. */
    int next(int octet) {
        return missing == 0 ? first(octet) : following(octet);
    }

    /** Whether a character beyond ASCII can begin with this byte. */
    static boolean isLead(int octet) {
        return octet >= 0xC2 && octet <= 0xF4;
    }

    private int first(int octet) {
        if (octet < 0x80) {
            return octet;
        }
        if (!isLead(octet)) {
            return INVALID;
        }
        missing = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
        codePoint = octet & (0x3F >> missing);
        lowest = octet == 0xE0 ? 0xA0 : octet == 0xF0 ? 0x90 : 0x80;
        highest = octet == 0xED ? 0x9F : octet == 0xF4 ? 0x8F : 0xBF;
        return MORE;
    }

    private int following(int octet) {
        if (octet < lowest || octet > highest) {
            return INVALID;
        }
        lowest = 0x80;
        highest = 0xBF;
        codePoint = (codePoint << 6) | (octet & 0x3F);
        missing--;
        return missing == 0 ? codePoint : MORE;
    }
}
