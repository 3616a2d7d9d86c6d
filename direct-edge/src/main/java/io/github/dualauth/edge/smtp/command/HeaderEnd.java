package io.github.dualauth.edge.smtp.command;

/** Finds the empty line that ends a header section, of content in which every line ends in CRLF, whatever the splits. */
final class HeaderEnd {

    private boolean emptyLine = true;
    private boolean found;

    /** Whether it was found. */
    boolean isFound() {
        return found;
    }

    /** How many of the octets still belong to the header, with the empty line that ends it. */
    int find(byte[] content, int length) {
        for (int i = 0; i < length; i++) {
            if (content[i] == '\n') {
                if (emptyLine) {
                    found = true;
                    return i + 1;
                }
                emptyLine = true;
            } else if (content[i] != '\r') {
                emptyLine = false;
            }
        }
        return length;
    }
}
