package io.github.dualauth.core.body.json;

import io.github.dualauth.core.Refusal;
import java.util.Optional;

/**
 * Told by {@link JsonSyntax} what it meets, in the order of the bytes. Depth is the number of objects and arrays around
 * the thing: 0 for the document's value, 1 for its members. A refusal returned ends the scan.
 */
public interface JsonEvents {

    /** The opening quote of a member's name. */
    void nameOpened(int depth);

    /** The closing quote of a member's name. */
    Optional<Refusal> nameClosed(int depth);

    /** The first byte of a value, which is at {@code position} of the body. */
    Optional<Refusal> valueOpened(JsonType type, int depth, long position);

    /** The end of a value; {@code position} is that of the first byte after it. */
    Optional<Refusal> valueClosed(JsonType type, int depth, long position);

    /** Whether the characters of the name, string or number just opened are wanted; most are skipped unseen. */
    boolean hears();

    /** One UTF-16 code unit of what is heard, unescaped. */
    Optional<Refusal> character(char unit);
}
