package io.github.dualauth.core.body.fields;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A form: pairs between ampersands, an equals sign in each, blanks as plus signs, and percent signs before two digits. */
final class FormSyntax {

    private static final int HEX = 16;
    private static final int INVALID = -1;

    private FormSyntax() {}

    static Optional<Refusal> scan(byte[] bytes, int size, CollectedFields collected) {
        Optional<Refusal> refusal = Optional.empty();
        for (int from = 0; from < size && refusal.isEmpty(); ) {
            int end = indexOf(bytes, '&', from, size);
            if (end > from) {
                refusal = pair(bytes, from, end, collected);
            }
            from = end + 1;
        }
        return refusal;
    }

    private static Optional<Refusal> pair(byte[] bytes, int from, int to, CollectedFields collected) {
        int equals = indexOf(bytes, '=', from, to);
        collected.begin();
        return decode(bytes, from, equals, collected)
                .or(collected::nameEnds)
                .or(() -> decode(bytes, Math.min(equals + 1, to), to, collected))
                .or(collected::valueEnds);
    }

    private static int indexOf(byte[] bytes, char sought, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != sought) {
            i++;
        }
        return i;
    }

    private static Optional<Refusal> decode(byte[] bytes, int from, int to, CollectedFields collected) {
        byte[] plain = new byte[to - from];
        int length = 0;
        try {
            for (int i = from; i < to; i++) {
                int octet = bytes[i] == '+' ? ' ' : bytes[i] & 0xFF;
                if (octet == '%') {
                    octet = i + 2 < to ? hex(bytes[i + 1], bytes[i + 2]) : INVALID;
                    i += 2;
                }
                if (octet == INVALID) {
                    return Optional.of(Refusal.of(RejectionReason.FORM_INVALID));
                }
                plain[length] = (byte) octet;
                length++;
            }
            return characters(ByteBuffer.wrap(plain, 0, length), collected);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static int hex(byte first, byte second) {
        int high = Character.digit(first, HEX);
        int low = Character.digit(second, HEX);
        return high < 0 || low < 0 ? INVALID : high * HEX + low;
    }

    private static Optional<Refusal> characters(ByteBuffer plain, CollectedFields collected) {
        CharBuffer text = CharBuffer.allocate(plain.remaining());
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(plain, text, true);
        Optional<Refusal> refusal =
                result.isError() ? Optional.of(Refusal.of(RejectionReason.ENCODING_INVALID)) : Optional.empty();
        text.flip();
        while (text.hasRemaining() && refusal.isEmpty()) {
            refusal = collected.add(text.get());
        }
        Arrays.fill(text.array(), '\0');
        return refusal;
    }
}
