package io.github.dualauth.edge.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No way to end a line or a message but CRLF and CRLF.CRLF; what follows a bad one is never taken for commands. */
class SmtpSmugglingTest {

    private static final String HEADER = "From: alice@direct.example.org\r\nSubject: one\r\n\r\nbody";
    private static final String SECOND = String.join(
            "\r\n",
            "MAIL FROM:<alice@direct.example.org>",
            "RCPT TO:<bob@direct.example.com>",
            "DATA",
            "From: admin@direct.example.org",
            "",
            "smuggled",
            ".",
            "");

    private final LiveEdge live = new LiveEdge(LiveEdge.settings());

    @AfterEach
    void stop() {
        live.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\r.\r",
                "\r\n.\n",
                "\n.\r\n",
                "\r\n.\r",
                "\r\r.\r\n",
                "\r\n\0.\r\n",
                "\r\n.\0\r\n",
                "\r\n\n.\r\n",
                "\n\n.\r\n",
                "\r\n.\r\r\n",
                "\rX",
                "\nX"
            })
    void data_endThatIsNone_isRefusedWithEverythingBehindIt(String end) throws IOException {
        try (RawClient client = live.inData()) {
            client.send(HEADER + end + SECOND);
            assertTrue(client.reply().startsWith("554 5.6.0 "));
            assertEquals("end", client.reply());
            assertEquals(List.of(), live.sink().messages());
            assertEquals(
                    List.of("login allowed", "message MESSAGE_MALFORMED"),
                    live.gate().decisions());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: alice@direct.example.org\nSubject: x\r\n\r\n",
                "From: alice@direct.example.org\rX: x\r\n\r\n"
            })
    void data_bareCrOrLfInTheHeader_isRefused(String header) throws IOException {
        try (RawClient client = live.inData()) {
            client.send(header + "body\r\n.\r\n");
            assertTrue(client.reply().startsWith("554 5.6.0 "));
            assertEquals("end", client.reply());
            assertEquals(0, live.sink().opened());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NOOP\nNOOP\r\n", "NOOP\rNOOP\r\n", "NOOP\r\r\n", "MAIL FROM:<alice@direct.example.org>\n\r\n"})
    void command_bareCrOrLf_endsTheConnection(String line) throws IOException {
        try (RawClient client = live.loggedIn()) {
            client.send(line + SECOND);
            assertTrue(client.reply().startsWith("501 5.5.2 "));
            assertEquals("end", client.reply());
            assertEquals(0, live.sink().opened());
        }
    }

    @Test
    void data_refusedMessage_isReadToItsEndAndNotTakenForCommands() throws IOException {
        try (RawClient client = live.inData()) {
            client.send("From: admin@direct.example.org\r\n\r\nQUIT\r\n" + SECOND);
            assertTrue(client.reply().startsWith("550 5.7.1 "));
            assertEquals(0, live.sink().opened());
            assertTrue(client.ask("DATA").startsWith("503 5.5.1 "));
            assertTrue(client.ask("NOOP").startsWith("250 2.0.0 "));
        }
    }

    @Test
    void data_whileNothingCanBeLookedUp_isReadToItsEndAndNotTakenForCommands() throws IOException {
        try (RawClient client = live.inData()) {
            live.gate().fail();
            client.send("From: alice@direct.example.org\r\n\r\nQUIT\r\n");
            client.send("QUIT\r\n.\r\nDATA\r\n");
            assertTrue(client.reply().startsWith("451 4.3.0 "));
            assertTrue(client.reply().startsWith("503 5.5.1 "));
            assertTrue(client.ask("MAIL FROM:<alice@direct.example.org>").startsWith("451 4.3.0 "));
            assertEquals(0, live.sink().opened());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BDAT 100 LAST", "BDAT 0"})
    void bdat_isNotImplementedAndEndsTheConnection(String line) throws IOException {
        try (RawClient client = live.loggedIn()) {
            assertTrue(client.ask(line).startsWith("502 5.5.1 "));
            assertEquals("end", client.reply());
        }
    }

    @Test
    void data_dotsAndEndInPieces_areUnderstood() throws IOException {
        try (RawClient client = live.inData()) {
            for (String piece : List.of(HEADER, "\r", "\n", ".", ".", "\r\n.x\r", "\n", ".", "\r")) {
                client.send(piece);
            }
            client.send("\n");
            assertTrue(client.reply().startsWith("250 2.0.0 "));
            assertEquals(
                    HEADER + "\r\n.\r\nx\r\n", live.sink().messages().get(0).text());
        }
    }

    @Test
    void data_commandsBehindTheEnd_areTaken() throws IOException {
        try (RawClient client = live.inData()) {
            client.send(HEADER + "\r\n.\r\nNOOP\r\nVRFY bob\r\n");
            assertTrue(client.reply().startsWith("250 2.0.0 "));
            assertTrue(client.reply().startsWith("250 2.0.0 OK"));
            assertTrue(client.reply().startsWith("252 "));
        }
    }
}
