package io.github.dualauth.edge.xdr.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The parts come as they were put in, whatever is in them, and however large they are. */
class RelatedPartsPropertyTest {

    @Provide
    Arbitrary<List<String>> contents() {
        return Arbitraries.strings()
                .withChars("-b\r\n x\0")
                .ofMaxLength(40)
                .filter(content -> !content.contains("--b"))
                .list()
                .ofMaxSize(5);
    }

    @Property(tries = 3000)
    void next_anyContents_comeBack(@ForAll("contents") List<String> contents) throws IOException {
        roundTrip(contents);
    }

    /** Around the sizes of the buffers of the parser. */
    @Property(tries = 300)
    void next_largeContent_comesBack(
            @ForAll @IntRange(min = 3900, max = 8400) int size, @ForAll("contents") List<String> ends)
            throws IOException {
        List<String> contents = new ArrayList<>();
        ends.forEach(end -> contents.add("x".repeat(size - end.length()) + end));
        roundTrip(contents);
    }

    private static void roundTrip(List<String> contents) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < contents.size(); i++) {
            body.append("--b\r\nContent-Type: text/plain\r\nContent-ID: <")
                    .append(i)
                    .append(">\r\n\r\n")
                    .append(contents.get(i))
                    .append("\r\n");
        }
        RelatedParts parts = new RelatedParts(stream(body.append("--b--").toString()), "b");
        List<String> found = new ArrayList<>();
        Optional<RelatedPart> part = parts.next();
        while (part.isPresent()) {
            assertEquals(Integer.toString(found.size()), part.get().head().id());
            found.add(new String(part.get().body().readAllBytes(), StandardCharsets.UTF_8));
            part = parts.next();
        }
        assertEquals(contents, found);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
