package io.github.dualauth.edge.xdr.soap;

import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 (RFC 4648, 4) that comes in pieces, with blanks between, as xs:base64Binary has it; decoded strictly while it
 * streams.
 */
final class Base64Text {

    private static final int BLOCK = 8192;

    private final OutputStream target;
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private boolean padded;

    Base64Text(OutputStream target) {
        this.target = target;
    }

    /** Takes a piece, and says how many of its characters were no blanks. */
    int add(String piece) throws IOException {
        int count = 0;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (!StrictXml.isBlank(c)) {
                count++;
                add(c);
            }
        }
        return count;
    }

    private void add(char c) throws IOException {
        if (c > 0x7F || (padded && filled == 0)) {
            throw refused();
        }
        block[filled++] = (byte) c;
        if (filled == BLOCK) {
            decode();
        }
    }

    /** Nothing more comes. */
    void finish() throws IOException {
        if (filled % 4 != 0) {
            throw refused();
        }
        decode();
    }

    private void decode() throws IOException {
        if (filled == 0) {
            return;
        }
        padded = block[filled - 1] == '=';
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(Arrays.copyOf(block, filled));
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        filled = 0;
        target.write(decoded);
    }

    private static XdrRefusedException refused() {
        return XdrFault.xml("A document is no base64").exception();
    }
}
