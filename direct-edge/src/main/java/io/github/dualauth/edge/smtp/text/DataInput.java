package io.github.dualauth.edge.smtp.text;

/**
 * Takes the dots off a message's content and finds its end (RFC 5321, 4.1.1.4 and 4.5.2), octet by octet and whatever the
 * splits. The end is CRLF.CRLF and nothing else; a CR without LF, a LF without CR, NUL, or a line of more than 998 octets
 * is a fault, after which nothing more is taken: two servers that read such a content differently would see two messages.
 */
public final class DataInput {

    /** The longest line without its CRLF (RFC 5321, 4.5.3.1.6; RFC 5322, 2.1.1). */
    public static final int LONGEST_LINE = 998;

    private static final int LINE_START = 0;
    private static final int TEXT = 1;
    private static final int CR = 2;
    private static final int DOT = 3;
    private static final int DOT_CR = 4;

    /** How far it has come. */
    public enum Progress {
        /** More is to come. */
        MORE,
        /** The end was found. */
        END,
        /** A CR without LF, or a LF without CR. */
        BARE_CR_OR_LF,
        /** A zero octet. */
        NUL,
        /** A line over the limit. */
        LINE_TOO_LONG
    }

    private int state = LINE_START;
    private int column;
    private int consumed;
    private int produced;

    /**
     * Reads {@code input} from {@code from} to before {@code to}, and writes the content to the beginning of {@code
     * output}, which has room for as many octets and one more; how far, {@link #consumed} and {@link #produced} say. Not
     * an octet is consumed beyond the end. Not to be called again after anything but {@link Progress#MORE}.
     */
    public Progress read(byte[] input, int from, int to, byte[] output) {
        int out = 0;
        int in = from;
        Progress progress = Progress.MORE;
        while (in < to && progress == Progress.MORE) {
            byte octet = input[in];
            in++;
            switch (octet) {
                case '\n' -> {
                    if (state == DOT_CR) {
                        progress = Progress.END;
                    } else if (state == CR) {
                        output[out++] = '\r';
                        output[out++] = '\n';
                        state = LINE_START;
                        column = 0;
                    } else {
                        progress = Progress.BARE_CR_OR_LF;
                    }
                }
                case '\r' -> {
                    progress = state == CR || state == DOT_CR ? Progress.BARE_CR_OR_LF : progress;
                    state = state == DOT ? DOT_CR : CR;
                }
                default -> {
                    progress = text(octet);
                    if (progress == Progress.MORE && state != DOT) {
                        output[out++] = octet;
                    }
                }
            }
        }
        consumed = in - from;
        produced = out;
        return progress;
    }

    private Progress text(byte octet) {
        if (state == CR || state == DOT_CR) {
            return Progress.BARE_CR_OR_LF;
        }
        if (octet == 0) {
            return Progress.NUL;
        }
        if (state == LINE_START && octet == '.') {
            state = DOT;
            return Progress.MORE;
        }
        state = TEXT;
        column++;
        return column > LONGEST_LINE ? Progress.LINE_TOO_LONG : Progress.MORE;
    }

    /** How many octets the last call has read. */
    public int consumed() {
        return consumed;
    }

    /** How many octets of content the last call has written. */
    public int produced() {
        return produced;
    }
}
