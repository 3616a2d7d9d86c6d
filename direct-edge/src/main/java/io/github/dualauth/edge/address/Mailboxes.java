package io.github.dualauth.edge.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the mailboxes of a From or Sender field (RFC 5322, 3.4): addresses, each alone or in angle brackets behind a
 * display name of atoms, encoded words and quoted strings. What some readers take in one way and some in another is
 * refused: comments, groups, routes, obsolete forms, empty elements, and everything beyond ASCII.
 */
public final class Mailboxes {

    private static final Pattern ATOM = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++");

    private final String text;
    private final List<MailAddress> found = new ArrayList<>();
    private int at;

    private Mailboxes(String text) {
        this.text = text;
    }

    /**
     * The addresses of all mailboxes.
     *
     * @param body the field's body; it may be folded still, its lines ending in CRLF
     * @return at least one address; empty if the body is not of this form
     */
    public static Optional<List<MailAddress>> parse(String body) {
        Mailboxes mailboxes = new Mailboxes(body.replace("\r\n ", " ").replace("\r\n\t", "\t"));
        return mailboxes.readAll() ? Optional.of(List.copyOf(mailboxes.found)) : Optional.empty();
    }

    private boolean readAll() {
        do {
            if (!readMailbox()) {
                return false;
            }
        } while (take(','));
        return at == text.length();
    }

    /** One mailbox with the blanks around it. */
    private boolean readMailbox() {
        skipBlanks();
        boolean named = false;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '<') {
                return readBracketed();
            }
            if (next == '"') {
                if (!skipQuoted()) {
                    return false;
                }
            } else {
                int begin = at;
                skipWord();
                String word = text.substring(begin, at);
                if (word.indexOf('@') >= 0) {
                    return !named && add(word);
                }
                if (!isAtom(word)) {
                    return false;
                }
            }
            named = true;
            skipBlanks();
        }
        return false;
    }

    private boolean readBracketed() {
        int end = text.indexOf('>', at);
        if (end < 0) {
            return false;
        }
        String address = text.substring(at + 1, end);
        at = end + 1;
        return add(address);
    }

    private boolean add(String address) {
        Optional<MailAddress> parsed = MailAddress.parse(address);
        parsed.ifPresent(found::add);
        skipBlanks();
        return parsed.isPresent();
    }

    /** RFC 5322, 3.2.4. */
    private boolean skipQuoted() {
        for (at++; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '"') {
                at++;
                return true;
            }
            if (next == '\\') {
                at++;
            }
            if (at == text.length() || !isText(text.charAt(at))) {
                return false;
            }
        }
        return false;
    }

    private void skipWord() {
        while (at < text.length() && "\"<, \t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isText(char c) {
        return (c >= ' ' && c < 0x7f) || c == '\t';
    }

    /** RFC 5322, 3.2.3; an encoded word (RFC 2047, 2) is one too. */
    private static boolean isAtom(String word) {
        return ATOM.matcher(word).matches();
    }
}
