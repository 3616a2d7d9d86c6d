package io.github.dualauth.edge.smtp.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads command lines (RFC 5321, 2.3.8 and 4.5.3.1.4): octets that end in CRLF, no other CR or LF, no control character,
 * and not too many. A line may hold a password, so that nothing is made a string here, and what is let go of is wiped.
 * For one thread.
 */
public final class CommandInput {

    /** The longest command line, with its CRLF (RFC 5321, 4.5.3.1.4). */
    public static final int LONGEST_COMMAND = 512;

    /** The longest line of AUTH, with its CRLF (RFC 4954, 4). */
    public static final int LONGEST_AUTH = 12_288;

    private static final byte[] AUTH = {'A', 'U', 'T', 'H', ' '};
    private static final int FIRST_CAPACITY = 128;
    private static final int DELETE = 0x7F;

    private final InputStream wire;
    private byte[] line = new byte[FIRST_CAPACITY];
    private int length;

    /** Reads from {@code wire} byte by byte, and never a byte beyond the CRLF. */
    public CommandInput(InputStream wire) {
        this.wire = wire;
    }

    /** The next command. */
    public LineReading command() throws IOException {
        return read(false);
    }

    /** The next line of an exchange that AUTH began. */
    public LineReading continuation() throws IOException {
        return read(true);
    }

    private LineReading read(boolean auth) throws IOException {
        length = 0;
        try {
            boolean carriageReturn = false;
            while (true) {
                int octet = wire.read();
                if (octet < 0) {
                    return new LineReading.Ended();
                }
                if (carriageReturn || octet == '\n') {
                    return carriageReturn && octet == '\n'
                            ? new LineReading.Line(Arrays.copyOf(line, length))
                            : new LineReading.Refused(LineReading.Fault.BARE_CR_OR_LF);
                }
                carriageReturn = octet == '\r';
                if (!carriageReturn) {
                    if (octet < ' ' || octet == DELETE) {
                        return new LineReading.Refused(LineReading.Fault.CONTROL_CHARACTER);
                    }
                    if (length + 2 >= (auth || isAuth() ? LONGEST_AUTH : LONGEST_COMMAND)) {
                        return new LineReading.Refused(LineReading.Fault.TOO_LONG);
                    }
                    add((byte) octet);
                }
            }
        } finally {
            Arrays.fill(line, 0, length, (byte) 0);
            if (line.length > LONGEST_COMMAND) {
                line = new byte[FIRST_CAPACITY];
            }
        }
    }

    private boolean isAuth() {
        if (length < AUTH.length) {
            return false;
        }
        for (int i = 0; i < AUTH.length; i++) {
            int octet = line[i];
            if (octet != AUTH[i] && (octet & ~0x20) != AUTH[i]) {
                return false;
            }
        }
        return true;
    }

    private void add(byte octet) {
        if (length == line.length) {
            byte[] greater = Arrays.copyOf(line, 2 * length);
            Arrays.fill(line, (byte) 0);
            line = greater;
        }
        line[length] = octet;
        length++;
    }
}
