package io.github.dualauth.core.body.fields;

import io.github.dualauth.core.Refusal;

/** What became of reading a small body by {@link FieldsReader}. */
public sealed interface FieldsReading {

    /**
     * It has the form that it should have.
     *
     * @param fields its members, to be closed by the receiver
     */
    record Read(BodyFields fields) implements FieldsReading {}

    /**
     * It cannot be read; what was read of it has been wiped.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements FieldsReading {}
}
