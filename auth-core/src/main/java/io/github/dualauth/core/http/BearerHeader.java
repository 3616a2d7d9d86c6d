package io.github.dualauth.core.http;

import java.util.BitSet;
import java.util.Optional;

/**
 * A value of Authorization of the scheme Bearer (RFC 6750, 2.1): the scheme's name in any case (RFC 9110, 11.1), blanks, and a
 * token68.
 *
 * @param token the token; empty if what stands there is none
 */
record BearerHeader(Optional<String> token) {

    private static final String SCHEME = "Bearer";
    private static final BitSet TOKEN = new BitSet();

    static {
        TOKEN.set('a', 'z' + 1);
        TOKEN.set('A', 'Z' + 1);
        TOKEN.set('0', '9' + 1);
        "-._~+/".chars().forEach(TOKEN::set);
    }

    /** What {@code value} says; empty if it is of another scheme. */
    static Optional<BearerHeader> of(String value) {
        String text = value.strip();
        int end = SCHEME.length();
        if (!text.regionMatches(true, 0, SCHEME, 0, end)) {
            return Optional.empty();
        }
        if (text.length() > end && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
            return Optional.empty();
        }
        int begin = end;
        while (begin < text.length() && text.charAt(begin) == ' ') {
            begin++;
        }
        return Optional.of(new BearerHeader(Optional.of(text.substring(begin)).filter(BearerHeader::isToken)));
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "BearerHeader";
    }

    private static boolean isToken(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (!TOKEN.get(text.charAt(i))) {
                return false;
            }
        }
        return end > 0;
    }
}
