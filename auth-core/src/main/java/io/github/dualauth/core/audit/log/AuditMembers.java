package io.github.dualauth.core.audit.log;

import io.github.dualauth.core.audit.AuditLine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the members of a record: texts, numbers as their digits, and nothing else, as {@link AuditLine} writes them. By
 * hand, since the command that verifies runs without a server, and so without its JSON parser.
 */
final class AuditMembers {

    private static final int HEX = 16;
    private static final int ESCAPE_DIGITS = 4;

    private final String text;
    private int at;

    private AuditMembers(String text) {
        this.text = text;
    }

    /** The members of one object; empty if it is none, or holds another kind of value, or a name twice. */
    static Optional<Map<String, String>> read(String text) {
        try {
            return Optional.of(new AuditMembers(text).object());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> object() {
        Map<String, String> members = new HashMap<>();
        char next = '{';
        while (next != '}') {
            expect(next);
            String name = string();
            expect(':');
            if (members.put(name, peek() == '"' ? string() : digits()) != null) {
                throw new IllegalArgumentException("a name stands twice");
            }
            next = peek() == ',' ? ',' : '}';
        }
        expect('}');
        if (at != text.length()) {
            throw new IllegalArgumentException("something follows");
        }
        return members;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            value.append(c == '\\' ? escaped() : c);
        }
        return value.toString();
    }

    private char escaped() {
        char c = next();
        if (c != 'u') {
            return c;
        }
        int end = Math.min(text.length(), at + ESCAPE_DIGITS);
        int code = Integer.parseUnsignedInt(text.substring(at, end), HEX);
        at = end;
        return (char) code;
    }

    private String digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("no text and no number");
        }
        return text.substring(start, at);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        if (at == text.length()) {
            throw new IllegalArgumentException("it ends too early");
        }
        return text.charAt(at++);
    }

    private void expect(char c) {
        if (next() != c) {
            throw new IllegalArgumentException("no " + c);
        }
    }
}
