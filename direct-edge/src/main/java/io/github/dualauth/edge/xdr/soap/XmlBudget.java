package io.github.dualauth.edge.xdr.soap;

import io.github.dualauth.edge.xdr.fault.XdrFault;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The characters of a request's XML, as many as are allowed; those of inline documents are given back, as they have a
 * limit of their own.
 */
final class XmlBudget extends FilterReader {

    private long left;

    XmlBudget(Reader in, long characters) {
        super(in);
        left = characters;
    }

    /** {@code count} characters were a document's. */
    void giveBack(int count) {
        left += count;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        left -= Math.max(count, 0);
        if (left < 0) {
            throw XdrFault.tooLarge("The XML around the documents is too long").exception();
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
