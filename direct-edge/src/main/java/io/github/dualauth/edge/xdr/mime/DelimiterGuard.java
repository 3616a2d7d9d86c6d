package io.github.dualauth.edge.xdr.mime;

import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A multipart body in which a boundary can be read in one way only (RFC 2046, 5.1.1): wherever its text occurs, it is a
 * whole line, ended by CRLF; one of them closes the body, and nothing comes after its line. Before the first there is
 * nothing, or an empty line. The lines of a part's header end in CRLF too. A parser that takes a bare LF or text behind a
 * boundary finds neither here.
 */
final class DelimiterGuard extends FilterInputStream {

    private enum State {
        CONTENT,
        DELIMITER,
        DELIMITER_CR,
        CLOSING,
        CLOSED,
        CLOSED_CR,
        OVER
    }

    private final byte[] delimiter;
    private final int[] fallback;
    private State state = State.CONTENT;
    private int matched;
    private long position;
    private long lineStart;
    private boolean afterCr;
    private boolean inHead;
    private boolean begun;

    DelimiterGuard(InputStream in, String boundary) {
        super(in);
        delimiter = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
        fallback = fallback(delimiter);
    }

    /** The failure function of Knuth, Morris and Pratt. */
    private static int[] fallback(byte[] pattern) {
        int[] fallback = new int[pattern.length];
        for (int i = 1, length = 0; i < pattern.length; i++) {
            while (length > 0 && pattern[i] != pattern[length]) {
                length = fallback[length - 1];
            }
            length += pattern[i] == pattern[length] ? 1 : 0;
            fallback[i] = length;
        }
        return fallback;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value < 0) {
            end();
        } else {
            check((byte) value);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count < 0) {
            end();
        }
        for (int i = offset; i < offset + count; i++) {
            check(target[i]);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        // What is skipped is checked too.
        byte[] skipped = new byte[(int) Math.min(count, 8192)];
        return skipped.length == 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void end() {
        if (state != State.CLOSED && state != State.OVER) {
            throw XdrFault.mime("The last boundary is missing").exception();
        }
    }

    private void check(byte next) {
        position++;
        switch (state) {
            case CONTENT -> content(next);
            case DELIMITER -> state = next == '\r' ? State.DELIMITER_CR : expect(next, '-', State.CLOSING);
            case DELIMITER_CR -> {
                state = expect(next, '\n', State.CONTENT);
                lineStart = position;
                afterCr = false;
                inHead = true;
            }
            case CLOSING -> state = expect(next, '-', State.CLOSED);
            case CLOSED -> state = expect(next, '\r', State.CLOSED_CR);
            case CLOSED_CR -> state = expect(next, '\n', State.OVER);
            default -> throw misplaced();
        }
    }

    private void content(byte next) {
        while (matched > 0 && next != delimiter[matched]) {
            matched = fallback[matched - 1];
        }
        matched += next == delimiter[matched] ? 1 : 0;
        if (inHead) {
            head(next);
        }
        if (next == '\n' && afterCr) {
            lineStart = position;
        }
        afterCr = next == '\r';
        if (matched == delimiter.length) {
            if (position - delimiter.length != lineStart) {
                throw misplaced();
            }
            begun = true;
            matched = 0;
            state = State.DELIMITER;
        } else if (!begun && position - matched > lineStart && !isEmptyLine(next)) {
            throw misplaced();
        }
    }

    /** A part's header up to the empty line: printable ASCII, in lines that end in CRLF. */
    private void head(byte next) {
        if (afterCr != (next == '\n') || (next < ' ' && next != '\t' && next != '\r' && next != '\n') || next == 0x7F) {
            throw XdrFault.mime("A part's header must be lines of ASCII that end in CRLF")
                    .exception();
        }
        inHead = next != '\n' || position - 2 != lineStart;
    }

    /** RFC 2046 lets an empty preamble end in CRLF before the first boundary. */
    private boolean isEmptyLine(byte next) {
        return position == 1 && next == '\r';
    }

    private static State expect(byte next, char expected, State then) {
        if (next != expected) {
            throw misplaced();
        }
        return then;
    }

    private static XdrRefusedException misplaced() {
        return XdrFault.mime("A boundary is not a line of its own, or something is outside of the boundaries")
                .exception();
    }
}
