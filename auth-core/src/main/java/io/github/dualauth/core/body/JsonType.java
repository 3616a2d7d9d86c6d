package io.github.dualauth.core.body;

/** The types of JSON values (RFC 8259, 3). */
enum JsonType {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL
}
