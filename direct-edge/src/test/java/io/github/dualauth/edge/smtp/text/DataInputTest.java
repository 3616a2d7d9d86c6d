package io.github.dualauth.edge.smtp.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataInputTest {

    private final DataInput input = new DataInput();
    private String content = "";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n.\n",
                "a\r.\r",
                "a\r\n.\n",
                "a\n.\r\n",
                "a\r\n.\r",
                "a\r\n.\rx",
                "a\r\r\n",
                "\n",
                "\r\r",
                "a\r\n\0.\r\n",
                "a\0",
                "\n.\r\n"
            })
    void read_lineThatDoesNotEndInCrlf_isAFault(String wire) {
        DataInput.Progress progress = read(wire + "QUIT\r\n");

        assertEquals(wire.contains("\0") ? DataInput.Progress.NUL : DataInput.Progress.BARE_CR_OR_LF, progress);
    }

    @Test
    void read_lineOverTheLimit_isAFault() {
        assertEquals(DataInput.Progress.MORE, read("." + ".".repeat(998) + "\r\n"));
        assertEquals(DataInput.Progress.LINE_TOO_LONG, read("a".repeat(999)));
    }

    @Test
    void read_dotAloneInTheFirstLine_endsAnEmptyContent() {
        assertEquals(DataInput.Progress.END, read(".\r\nQUIT\r\n"));
        assertEquals("", content);
        assertEquals(3, input.consumed());
    }

    @Test
    void read_dotsAtTheBeginningOfLines_areTakenOffOnceFromTheFirstLineOn() {
        assertEquals(DataInput.Progress.END, read("..a\r\n.b\r\n...\r\nc.\r\n.\r\n"));
        assertEquals(".a\r\nb\r\n..\r\nc.\r\n", content);
    }

    @Test
    void read_endOfData_consumesNothingBeyond() {
        assertEquals(DataInput.Progress.END, read("a\r\n.\r\nMAIL"));
        assertEquals(6, input.consumed());
        assertEquals("a\r\n", content);
    }

    private DataInput.Progress read(String wire) {
        byte[] octets = wire.getBytes(StandardCharsets.ISO_8859_1);
        byte[] output = new byte[octets.length + 1];
        DataInput.Progress progress = input.read(octets, 0, octets.length, output);
        content += new String(output, 0, input.produced(), StandardCharsets.ISO_8859_1);
        return progress;
    }
}
