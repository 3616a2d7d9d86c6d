package io.github.dualauth.edge.smtp.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in whatever pieces is read as a reader would that has it all at once. */
class DataInputPropertyTest {

    /** What was read, and how it ended. */
    private record Outcome(String content, DataInput.Progress progress, int consumed) {}

    @Property(tries = 5000)
    void read_anyOctetsInAnyPieces_equalsTheReference(
            @ForAll("wires") String wire, @ForAll("pieces") List<Integer> pieces) {
        assertEquals(reference(wire), read(wire, pieces));
    }

    @Provide
    Arbitrary<String> wires() {
        return Arbitraries.of(
                        "\r\n",
                        "\r\n",
                        "\r\n",
                        ".",
                        ".",
                        "\r",
                        "\n",
                        "\0",
                        "a",
                        "b.",
                        "\u00e9",
                        "\r\n.\r\n",
                        "x".repeat(997))
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<Integer>> pieces() {
        return Arbitraries.integers().between(1, 7).list().ofMinSize(1).ofMaxSize(10);
    }

    private static Outcome read(String wire, List<Integer> pieces) {
        byte[] octets = wire.getBytes(StandardCharsets.ISO_8859_1);
        DataInput input = new DataInput();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        DataInput.Progress progress = DataInput.Progress.MORE;
        int from = 0;
        for (int turn = 0; from < octets.length && progress == DataInput.Progress.MORE; turn++) {
            int to = Math.min(octets.length, from + pieces.get(turn % pieces.size()));
            byte[] output = new byte[to - from + 1];
            progress = input.read(octets, from, to, output);
            content.write(output, 0, input.produced());
            from += input.consumed();
        }
        return new Outcome(content.toString(StandardCharsets.ISO_8859_1), progress, from);
    }

    /** Line by line over the whole text; what stands before a fault or the end is the content. */
    private static Outcome reference(String wire) {
        StringBuilder content = new StringBuilder();
        int begin = 0;
        while (true) {
            boolean stuffed = wire.startsWith(".", begin);
            int text = stuffed ? begin + 1 : begin;
            int at = text;
            while (at < wire.length() && "\r\n\0".indexOf(wire.charAt(at)) < 0 && at - text < 998) {
                at++;
            }
            if (at == wire.length()) {
                return new Outcome(content + wire.substring(text, at), DataInput.Progress.MORE, at);
            }
            String line = wire.substring(text, at);
            char stop = wire.charAt(at);
            if (stop == '\r' && at + 1 == wire.length()) {
                return new Outcome(content + line, DataInput.Progress.MORE, at + 1);
            }
            if (stop == '\r' && wire.charAt(at + 1) == '\n') {
                if (stuffed && line.isEmpty()) {
                    return new Outcome(content.toString(), DataInput.Progress.END, at + 2);
                }
                content.append(line).append("\r\n");
                begin = at + 2;
            } else if (stop == '\r') {
                return new Outcome(content + line, DataInput.Progress.BARE_CR_OR_LF, at + 2);
            } else {
                DataInput.Progress fault = stop == '\n'
                        ? DataInput.Progress.BARE_CR_OR_LF
                        : stop == '\0' ? DataInput.Progress.NUL : DataInput.Progress.LINE_TOO_LONG;
                return new Outcome(content + line, fault, at + 1);
            }
        }
    }
}
