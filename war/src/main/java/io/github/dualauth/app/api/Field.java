package io.github.dualauth.app.api;

/**
 * A member of a request that is kept and given back as it was sent.
 *
 * @param name the member's name
 * @param kind what it may hold
 * @param required whether a new row must have it
 */
record Field(String name, Kind kind, boolean required) {

    /** What a member may hold. */
    enum Kind {
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

    static Field text(String name) {
        return new Field(name, Kind.TEXT, false);
    }

    static Field required(String name) {
        return new Field(name, Kind.TEXT, true);
    }

    static Field flag(String name) {
        return new Field(name, Kind.FLAG, false);
    }

    static Field any(String name) {
        return new Field(name, Kind.ANY, false);
    }
}
