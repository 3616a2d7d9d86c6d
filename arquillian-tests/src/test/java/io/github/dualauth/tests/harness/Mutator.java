package io.github.dualauth.tests.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages a body in ways that parsers get wrong; the same seed gives the same damage. */
public final class Mutator {
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "null",
            "true",
            "-0",
            "1e999",
            "\"auth\":",
            "\"auth\":{}",
            "{\"auth\":null}",
            "\"applicationId\":",
            "\"loginId\":\"x\"",
            "\\u0000",
            "\\ud800",
            "\\u0061uth",
            "\u0000",
            "\ufeff",
            "é",
            "🏥",
            " ",
            "\r\n");

    private final Random random;

    /** Reproducible damage. */
    public Mutator(long seed) {
        this.random = new Random(seed);
    }

    /** One to four changes to the body. */
    public byte[] damage(byte[] body) {
        byte[] damaged = body;
        for (int i = random.nextInt(4); i >= 0; i--) {
            damaged = damaged.length == 0 ? token() : once(damaged);
        }
        return damaged;
    }

    /** One of these. */
    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private byte[] once(byte[] body) {
        int at = random.nextInt(body.length);
        int to = Math.min(body.length, at + 1 + random.nextInt(20));
        byte[] head = Arrays.copyOf(body, at);
        byte[] tail = Arrays.copyOfRange(body, at, body.length);
        byte[] slice = Arrays.copyOfRange(body, at, to);
        byte[] afterSlice = Arrays.copyOfRange(body, to, body.length);
        return switch (random.nextInt(8)) {
            case 0 -> flip(body, at);
            case 1 -> head;
            case 2 -> join(head, afterSlice);
            case 3 -> join(head, slice, tail);
            case 4 -> join(head, new byte[] {(byte) random.nextInt(256)}, tail);
            case 5 -> join(head, token(), afterSlice);
            case 6 -> join(tail, head);
            default -> join(head, token(), tail);
        };
    }

    private byte[] token() {
        return pick(TOKENS).getBytes(UTF_8);
    }

    private byte[] flip(byte[] body, int at) {
        byte[] copy = body.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
