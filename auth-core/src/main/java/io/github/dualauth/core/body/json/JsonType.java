package io.github.dualauth.core.body.json;

/** The types of JSON values (RFC 8259, 3). */
public enum JsonType {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL
}
