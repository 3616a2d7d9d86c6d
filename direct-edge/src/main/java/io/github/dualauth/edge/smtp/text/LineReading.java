package io.github.dualauth.edge.smtp.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** What came instead of a command line, or the line. */
public sealed interface LineReading {

    /** Why a line is none; after each of them the connection ends. */
    enum Fault {
        /** A CR without LF, or a LF without CR. */
        BARE_CR_OR_LF,
        /** A control character; NUL is one. */
        CONTROL_CHARACTER,
        /** Longer than the limit, or without an end. */
        TOO_LONG
    }

    /** The peer has said all. */
    record Ended() implements LineReading {}

    /**
     * No line.
     *
     * @param fault why
     */
    record Refused(Fault fault) implements LineReading {}

    /** A line without its CRLF; it may hold octets above 0x7F, which {@link #isAscii} tells. Closing it wipes it. */
    final class Line implements LineReading, AutoCloseable {

        private final byte[] octets;

        Line(byte[] octets) {
            this.octets = octets;
        }

        /** The verb in capital letters: all before the first blank; {@code ""} if that holds anything but letters. */
        public String verb() {
            int end = verbEnd();
            for (int i = 0; i < end; i++) {
                int letter = octets[i] & ~0x20;
                if (letter < 'A' || letter > 'Z') {
                    return "";
                }
            }
            return new String(octets, 0, end, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
        }

        /** Whether anything, be it nothing, stands behind a blank. */
        public boolean hasArgument() {
            return verbEnd() < octets.length;
        }

        /** All after the first blank; never of a line with a password. */
        public String argument() {
            int begin = Math.min(verbEnd() + 1, octets.length);
            return new String(octets, begin, octets.length - begin, StandardCharsets.ISO_8859_1);
        }

        /** A copy of all octets, which the receiver wipes. */
        public byte[] octets() {
            return octets.clone();
        }

        /** Whether there is no octet above 0x7F. */
        public boolean isAscii() {
            for (byte octet : octets) {
                if (octet < 0) {
                    return false;
                }
            }
            return true;
        }

        private int verbEnd() {
            int end = 0;
            while (end < octets.length && octets[end] != ' ') {
                end++;
            }
            return end;
        }

        @Override
        public void close() {
            Arrays.fill(octets, (byte) 0);
        }
    }
}
