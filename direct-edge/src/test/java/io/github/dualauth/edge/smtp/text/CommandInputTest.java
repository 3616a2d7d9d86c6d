package io.github.dualauth.edge.smtp.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandInputTest {

    @ParameterizedTest
    @CsvSource({
        "'NOOP\nQUIT\r\n', BARE_CR_OR_LF",
        "'NOOP\rQUIT\r\n', BARE_CR_OR_LF",
        "'NOOP\r\r\n', BARE_CR_OR_LF",
        "'\n', BARE_CR_OR_LF",
        "'NOOP\t\r\n', CONTROL_CHARACTER",
        "'NOOP\u007f\r\n', CONTROL_CHARACTER"
    })
    void command_lineThatIsNone_isRefused(String wire, LineReading.Fault fault) throws IOException {
        assertEquals(new LineReading.Refused(fault), of(wire).command());
    }

    @Test
    void command_zeroOctet_isRefused() throws IOException {
        assertEquals(
                new LineReading.Refused(LineReading.Fault.CONTROL_CHARACTER),
                of("NO\0OP\r\n").command());
    }

    @Test
    void command_lineOverTheLimit_isRefusedBeforeItsEnd() throws IOException {
        assertInstanceOf(
                LineReading.Line.class, of("NOOP " + "a".repeat(505) + "\r\n").command());
        assertEquals(
                new LineReading.Refused(LineReading.Fault.TOO_LONG),
                of("NOOP " + "a".repeat(506)).command());
        assertEquals(
                new LineReading.Refused(LineReading.Fault.TOO_LONG),
                of("auth " + "a".repeat(CommandInput.LONGEST_AUTH)).command());
        assertEquals(
                new LineReading.Refused(LineReading.Fault.TOO_LONG),
                of("a".repeat(CommandInput.LONGEST_AUTH)).continuation());
    }

    @Test
    void command_lineOfAuth_mayBeLonger() throws IOException {
        assertInstanceOf(
                LineReading.Line.class,
                of("Auth " + "a".repeat(12_281) + "\r\n").command());
        assertInstanceOf(LineReading.Line.class, of("a".repeat(12_286) + "\r\n").continuation());
    }

    @Test
    void command_inputThatEndsWithoutCrlf_hasEnded() throws IOException {
        assertEquals(new LineReading.Ended(), of("").command());
        assertEquals(new LineReading.Ended(), of("NOOP").command());
        assertEquals(new LineReading.Ended(), of("NOOP\r").command());
    }

    @Test
    void command_octetsBeyondAscii_areTold() throws IOException {
        assertFalse(line(of("MAIL FROM:<\u00e9@example.org>\r\n")).isAscii());
        assertTrue(line(of("MAIL FROM:<e@example.org>\r\n")).isAscii());
    }

    @Test
    void command_line_isVerbAndArgument() throws IOException {
        LineReading.Line line = line(of("mail FROM:<a@example.org> SIZE=1\r\nNOOP\r\n"));
        assertEquals("MAIL", line.verb());
        assertEquals("FROM:<a@example.org> SIZE=1", line.argument());
        assertTrue(line.hasArgument());
        assertEquals("", line(of(" NOOP\r\n")).verb());
        assertEquals("", line(of("NO-OP\r\n")).verb());
        assertEquals("", line(of("\r\n")).verb());
        assertFalse(line(of("NOOP\r\n")).hasArgument());
        assertTrue(line(of("NOOP \r\n")).hasArgument());
    }

    @Test
    void command_closedLine_isWiped() throws IOException {
        LineReading.Line line = line(of("AUTH PLAIN secret\r\n"));
        line.close();
        assertEquals("\0".repeat(17), new String(line.octets(), StandardCharsets.US_ASCII));
    }

    private static CommandInput of(String wire) {
        return new CommandInput(new ByteArrayInputStream(wire.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static LineReading.Line line(CommandInput input) throws IOException {
        return (LineReading.Line) input.command();
    }
}
