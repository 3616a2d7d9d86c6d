package io.github.dualauth.app.envelope;

/**
 * A member of a request that is kept and given back as it was sent.
 *
 * @param name the member's name
 * @param kind what it may hold
 * @param required whether a new row must have it
 */
public record Field(String name, Kind kind, boolean required) {

    /** What a member may hold. */
    public enum Kind {
        /** A string; a number is taken as its text. */
        TEXT,
        /** true or false. */
        FLAG,
        /** A whole number. */
        NUMBER,
        /** An array of strings. */
        TEXTS,
        /** Any JSON value. */
        ANY
    }

    public static Field text(String name) {
        return new Field(name, Kind.TEXT, false);
    }

    public static Field required(String name) {
        return new Field(name, Kind.TEXT, true);
    }

    public static Field flag(String name) {
        return new Field(name, Kind.FLAG, false);
    }

    public static Field any(String name) {
        return new Field(name, Kind.ANY, false);
    }
}
