package io.github.dualauth.edge.smtp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.edge.smtp.text.DataInput;
import io.github.dualauth.edge.smtp.text.LineReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmtpReplyTest {

    @Test
    void line_severalLines_haveTheCodeAndAHyphenButTheLast() {
        assertEquals("250 2.0.0 OK", SmtpReply.OK.line());
        assertEquals(
                "250-edge.example.org\r\n250-SIZE 10\r\n250 8BITMIME",
                SmtpReply.of(250, "edge.example.org\nSIZE 10\n8BITMIME").line());
        assertEquals(
                "250-edge.example.org\r\n250 SIZE 10",
                SmtpReply.of(250, "edge.example.org\nSIZE 10").line());
    }

    @Test
    void isFault_repliesThatBlameThePeer_areOnesFrom500On() {
        assertFalse(SmtpReply.of(499, "").isFault());
        assertTrue(SmtpReply.of(500, "").isFault());
        assertFalse(SmtpReply.FULL.isFault());
    }

    @Test
    void of_somethingDownOrFull_isToBeTriedAgainOnTheSameConnection() {
        assertEquals(SmtpReply.FULL, SmtpReply.of(DependencyUnavailableException.overloaded("full")));
        assertEquals(
                SmtpReply.UNAVAILABLE,
                SmtpReply.of(new DependencyUnavailableException("down", new IllegalStateException())));
        assertFalse(SmtpReply.FULL.ends() || SmtpReply.UNAVAILABLE.ends());
    }

    @ParameterizedTest
    @CsvSource({
        "BARE_CR_OR_LF, 501 5.5.2 Lines end in CRLF",
        "CONTROL_CHARACTER, 500 5.5.2 Control character",
        "TOO_LONG, 500 5.5.2 Line too long"
    })
    void of_lineThatIsNone_ends(LineReading.Fault fault, String line) {
        SmtpReply reply = SmtpReply.of(fault);
        assertEquals(line, reply.line());
        assertTrue(reply.ends());
    }

    @ParameterizedTest
    @EnumSource(
            names = {"MORE", "END"},
            mode = EnumSource.Mode.EXCLUDE)
    void of_contentThatIsNone_ends(DataInput.Progress fault) {
        SmtpReply reply = SmtpReply.of(fault);
        assertTrue(reply.line().startsWith("554 5.6.0 "), reply::line);
        assertTrue(reply.ends());
    }

    @Test
    void of_contentOfTwoKinds_isToldApart() {
        assertEquals(
                "5.6.0 Line too long",
                SmtpReply.of(DataInput.Progress.LINE_TOO_LONG).text());
        assertEquals("5.6.0 Zero octet", SmtpReply.of(DataInput.Progress.NUL).text());
    }
}
