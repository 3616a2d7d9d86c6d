package io.github.dualauth.core.body;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.secret.Secret;
import java.util.Arrays;
import java.util.Optional;

/**
 * The characters of one name or value of a credential, as they come. Refuses control characters, halves of surrogate
 * pairs and texts over the limit. It may be holding a password, so that whatever it lets go of is overwritten.
 */
public final class AuthText {

    private static final int FIRST_CAPACITY = 64;

    private final int limit;
    private char[] units;
    private int length;

    /** Takes {@code limit} UTF-16 code units at most. */
    public AuthText(int limit) {
        this.limit = limit;
        this.units = new char[Math.min(limit, FIRST_CAPACITY)];
    }

    /** Adds one UTF-16 code unit. */
    public Optional<RejectionReason> add(char unit) {
        boolean pairs = Character.isLowSurrogate(unit);
        if (unit < ' ' || unit == '\u007F' || pairs != endsInHighSurrogate()) {
            return Optional.of(RejectionReason.AUTH_CHARACTER_INVALID);
        }
        if (length == limit) {
            return Optional.of(RejectionReason.AUTH_VALUE_TOO_LONG);
        }
        if (length == units.length) {
            grow();
        }
        units[length] = unit;
        length++;
        return Optional.empty();
    }

    /** No more is to come. */
    public Optional<RejectionReason> end() {
        return endsInHighSurrogate() ? Optional.of(RejectionReason.AUTH_CHARACTER_INVALID) : Optional.empty();
    }

    /** Whether there is nothing; on the wire that means absent. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** Whether this is the text. */
    boolean matches(String other) {
        int i = other.length() == length ? 0 : -1;
        while (i >= 0 && i < length) {
            i = units[i] == other.charAt(i) ? i + 1 : -1;
        }
        return i == length;
    }

    /** A copy in a secret; this text is to be cleared afterwards. */
    public Secret toSecret() {
        return Secret.owning(Arrays.copyOf(units, length));
    }

    /** Overwrites what was added and begins anew. */
    public void clear() {
        Arrays.fill(units, 0, length, '\0');
        length = 0;
    }

    /** A copy as a string; never of a password. */
    public String copy() {
        return new String(units, 0, length);
    }

    private boolean endsInHighSurrogate() {
        return length > 0 && Character.isHighSurrogate(units[length - 1]);
    }

    private void grow() {
        char[] greater = Arrays.copyOf(units, (int) Math.min(limit, units.length * 2L));
        Arrays.fill(units, '\0');
        units = greater;
    }
}
