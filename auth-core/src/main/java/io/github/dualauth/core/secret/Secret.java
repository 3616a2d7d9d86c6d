package io.github.dualauth.core.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A secret in clear, for as long as it is needed: never printed, compared in constant time, wiped by {@link #close()}.
 * Not a record and not a {@code String}, so that no log statement, exception or debugger view spells it out.
 */
public final class Secret implements AutoCloseable {

    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /** Takes the array over; it is wiped with this secret. */
    public static Secret owning(char[] characters) {
        return new Secret(characters);
    }

    /** Copies the text; for secrets that arrive as strings from configuration. */
    public static Secret of(CharSequence text) {
        char[] copy = new char[text.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = text.charAt(i);
        }
        return new Secret(copy);
    }

    /** Number of UTF-16 code units. */
    public int length() {
        return characters.length;
    }

    /** Whether there is no character at all: on the wire an empty value means absent. */
    public boolean isEmpty() {
        return characters.length == 0;
    }

    /** A copy of the characters, which the receiver wipes. */
    public char[] toCharArray() {
        return characters.clone();
    }

    /** The UTF-8 bytes, which the receiver wipes. */
    public byte[] toUtf8() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = Arrays.copyOfRange(encoded.array(), encoded.arrayOffset(), encoded.limit());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    /** Whether both hold the same text, in time that depends on the lengths alone. */
    public boolean sameAs(Secret other) {
        byte[] mine = toUtf8();
        byte[] theirs = other.toUtf8();
        try {
            return MessageDigest.isEqual(mine, theirs);
        } finally {
            Arrays.fill(mine, (byte) 0);
            Arrays.fill(theirs, (byte) 0);
        }
    }

    /** Overwrites the characters; the secret is of no use afterwards. */
    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
