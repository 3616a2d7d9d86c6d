package io.github.dualauth.core.body.fields;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.BodyLimits;
import io.github.dualauth.core.body.Patience;
import io.github.dualauth.core.body.json.JsonSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads bodies that are nothing but a credential, to their end: a JSON object (RFC 8259) or a form
 * ({@code application/x-www-form-urlencoded}, WHATWG URL, 5.1), in UTF-8. A name that stands twice, and more than
 * {@link #LIMIT} bytes, are refused.
 */
public final class FieldsReader {

    /** Bytes; a credential takes some hundred. */
    static final int LIMIT = 4096;

    private final byte[] bytes = new byte[LIMIT + 1];
    private final CollectedFields collected;
    private int size;

    private FieldsReader(BodyLimits limits) {
        this.collected = new CollectedFields(limits.maxValueLength());
    }

    /** The members of a JSON object whose values are strings; others are looked at no further. */
    public static FieldsReading json(InputStream in, BodyLimits limits) {
        FieldsReader reader = new FieldsReader(limits);
        return reader.read(in, limits, () -> reader.json(limits));
    }

    /** The fields of a form. */
    public static FieldsReading form(InputStream in, BodyLimits limits) {
        FieldsReader reader = new FieldsReader(limits);
        return reader.read(in, limits, () -> FormSyntax.scan(reader.bytes, reader.size, reader.collected));
    }

    private Optional<Refusal> json(BodyLimits limits) {
        JsonSyntax syntax = new JsonSyntax(new FlatMembers(collected), limits.maxDepth());
        return syntax.scan(bytes, 0, size).or(syntax::end);
    }

    /** {@code scan} looks through the bytes and says what is wrong with them. */
    private FieldsReading read(InputStream in, BodyLimits limits, Supplier<Optional<Refusal>> scan) {
        try {
            Optional<Refusal> refusal =
                    fill(in, new Patience(limits.timeLimit())).or(scan);
            if (refusal.isPresent()) {
                collected.wipe();
                return new FieldsReading.Refused(refusal.get());
            }
            return new FieldsReading.Read(collected.fields());
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private Optional<Refusal> fill(InputStream in, Patience patience) {
        try {
            int count = 0;
            while (count >= 0 && size < bytes.length) {
                long begin = System.nanoTime();
                count = in.read(bytes, size, bytes.length - size);
                patience.waited(System.nanoTime() - begin, Math.max(count, 0));
                if (patience.isOver()) {
                    return Optional.of(Refusal.of(RejectionReason.BODY_TOO_SLOW));
                }
                size += Math.max(count, 0);
            }
        } catch (IOException e) {
            return Optional.of(Refusal.of(RejectionReason.BODY_INCOMPLETE));
        }
        return size > LIMIT ? Optional.of(Refusal.of(RejectionReason.BODY_TOO_LARGE)) : Optional.empty();
    }
}
