package io.github.dualauth.edge.xdr.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Against a model that has the whole body as a text. */
class DelimiterGuardPropertyTest {

    private static final String DELIMITER = "--b";

    private static boolean isSound(String body) {
        String rest = body.startsWith("\r\n") ? body.substring(2) : body;
        if (!rest.startsWith(DELIMITER)) {
            return false;
        }
        String[] pieces = rest.substring(DELIMITER.length()).split(DELIMITER, -1);
        for (int i = 0; i < pieces.length - 1; i++) {
            // What is behind a delimiter: the end of its line, a part, and the end of a line before the next one.
            if (!pieces[i].startsWith("\r\n") || !pieces[i].endsWith("\r\n") || !isPart(pieces[i].substring(2))) {
                return false;
            }
        }
        return pieces[pieces.length - 1].matches("--(\r\n)?");
    }

    private static boolean isPart(String part) {
        int end = part.indexOf("\r\n\r\n");
        String head = part.startsWith("\r\n") ? "" : end < 0 ? part : part.substring(0, end);
        return head.replace("\r\n", "").matches("[\\t\\x20-\\x7E]*");
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of(
                        "\r\n",
                        "\r\n",
                        "--b\r\n",
                        "\r\n--b\r\n",
                        "\r\n--b--",
                        "--b",
                        "--b--",
                        "\r",
                        "\n",
                        "-",
                        "b",
                        "x",
                        " ")
                .list()
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces))
                // Else nearly all of them would be refused at their first byte.
                .map(body -> body.length() % 4 == 0 ? body : "--b\r\n" + body);
    }

    @Property(tries = 20_000)
    void read_anyBodyInAnyPieces_isTakenIfTheModelTakesIt(
            @ForAll("bodies") String body, @ForAll @IntRange(min = 1, max = 7) int piece) throws IOException {
        assertEquals(isSound(body) ? Optional.of(body) : Optional.empty(), read(body, piece));
    }

    @Property
    void read_soundBody_comesAsItIs(
            @ForAll("contents") List<String> contents, @ForAll @IntRange(min = 1, max = 7) int piece)
            throws IOException {
        StringBuilder body = new StringBuilder();
        contents.forEach(content -> body.append("--b\r\nA: b\r\n\r\n")
                .append(content.replace("--b", ""))
                .append("\r\n"));
        String whole = body.append("--b--\r\n").toString();
        if (whole.split("--b", -1).length == contents.size() + 2) {
            assertEquals(Optional.of(whole), read(whole, piece));
        }
    }

    @Provide
    Arbitrary<List<String>> contents() {
        return Arbitraries.strings()
                .withChars("-b\r\n x")
                .ofMaxLength(20)
                .list()
                .ofMaxSize(4);
    }

    private static Optional<String> read(String body, int piece) throws IOException {
        InputStream guard = new DelimiterGuard(stream(body), "b");
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[piece];
        try {
            int count = piece == 1 ? one(guard, buffer) : guard.read(buffer);
            while (count >= 0) {
                read.write(buffer, 0, count);
                count = piece == 1 ? one(guard, buffer) : guard.read(buffer);
            }
            return Optional.of(read.toString(StandardCharsets.UTF_8));
        } catch (XdrRefusedException e) {
            return Optional.empty();
        }
    }

    private static int one(InputStream stream, byte[] buffer) throws IOException {
        int value = stream.read();
        buffer[0] = (byte) value;
        return value < 0 ? -1 : 1;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
