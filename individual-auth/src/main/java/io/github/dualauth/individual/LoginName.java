package io.github.dualauth.individual;

import java.text.Normalizer;
import java.util.Locale;

/** Under which name a login is stored: the same for every way to write it. */
final class LoginName {

    /** The length of the column; compatibility forms can be longer than what was typed. */
    static final int MAX_LENGTH = 255;

    private LoginName() {}

    /**
     * The login ID without regard to case, in Unicode's NFKC (UAX #15; close to PRECIS UsernameCaseMapped, RFC 8265):
     * by way of upper case, since some letters, like sharp s, only meet there, and by way of lower case before that,
     * since the capital sharp s only has a lower case.
     */
    static String of(String loginId) {
        String composed = Normalizer.normalize(loginId, Normalizer.Form.NFKC);
        String folded =
                composed.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }
}
