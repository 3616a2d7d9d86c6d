package io.github.dualauth.edge.xdr.mime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boundaries whose beginning occurs in them again, headers octet by octet, and other ways to read. */
class DelimiterGuardTest {

    private static final String SOUND = "--b\r\n\r\nHello\r\n--b--";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static InputStream guard(String body, String boundary) {
        return new DelimiterGuard(new ByteArrayInputStream(bytes(body)), boundary);
    }

    private static String part(String boundary, String content) {
        return "--" + boundary + "\r\n\r\n" + content + "\r\n--" + boundary + "--";
    }

    private static String head(String field) {
        return "--b\r\n" + field + "\r\n\r\nHello\r\n--b--";
    }

    private static void assertTaken(String body, String boundary) throws IOException {
        assertArrayEquals(bytes(body), guard(body, boundary).readAllBytes());
    }

    private static void assertRefused(String body, String boundary) {
        assertThrows(XdrRefusedException.class, () -> guard(body, boundary).readAllBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "----=_Part_1, x-------=_Part_1",
        "-a, x----a",
        "a--ab, x--a--a--ab",
        "bb---ba, x--bb--bb---bb---ba",
    })
    void read_boundaryBehindItsOwnBeginning_isFound(String boundary, String content) {
        assertRefused(part(boundary, content), boundary);
    }

    @ParameterizedTest
    @CsvSource({"aa, x--a-aa", "a--ab, x--a-a--ab", "----=_Part_1, x-----=_Part_1", "-a, --a"})
    void read_almostTheBoundary_isContent(String boundary, String content) throws IOException {
        assertTaken(part(boundary, content), boundary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\b", "\u000b", "\u001f", "\u007f", "\u0080", "\u00ff"})
    void read_controlOrBeyondAsciiInAHead_isRefused(String octet) {
        assertRefused(head("A: b" + octet + "c"), "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", " ", "~"})
    void read_tabOrPrintableInAHead_isTaken(String octet) throws IOException {
        assertTaken(head("A: b" + octet + "c"), "b");
    }

    @Test
    void skip_misplacedBoundary_isRefusedToo() {
        InputStream guard = guard("--b\r\n\r\nHel--b", "b");
        assertThrows(XdrRefusedException.class, () -> guard.skip(100));
    }

    @Test
    void skip_soundBody_saysHowManyWereSkipped() throws IOException {
        InputStream guard = guard(SOUND, "b");
        assertEquals(0, guard.skip(0));
        assertEquals(7, guard.skip(7));
        assertEquals('H', guard.read());
        assertEquals(SOUND.length() - 8, guard.skip(100));
        assertEquals(0, guard.skip(100));
    }

    @Test
    void read_nulByItself_isContentAndNotTheEnd() throws IOException {
        String body = part("b", "\0");
        InputStream guard = guard(body, "b");
        for (byte octet : bytes(body)) {
            assertEquals(octet, guard.read());
        }
        assertEquals(-1, guard.read());
    }

    @Test
    void read_nothingForNow_isNotTheEnd() throws IOException {
        InputStream guard = guard(SOUND, "b");
        assertEquals(0, guard.read(new byte[0]));
        assertEquals(SOUND, new String(guard.readAllBytes(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void markSupported_bodyThatCouldBeReadAgain_isNot() {
        assertFalse(guard(SOUND, "b").markSupported());
    }
}
