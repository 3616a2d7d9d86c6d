package io.github.dualauth.edge.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever octets somebody who has logged in sends, nothing is kept but whole messages from the sender's own address. */
class SmtpFuzzPropertyTest {

    private static final LiveEdge LIVE =
            new LiveEdge(LiveEdge.settings(0, LiveEdge.patience(Duration.ofMinutes(1)), "100000/PT1M"));

    @AfterContainer
    static void stop() {
        LIVE.close();
    }

    @Property(tries = 150)
    void send_anyOctets_keepsNothingThatIsNotTheSendersOwn(@ForAll("conversations") List<String> pieces)
            throws IOException {
        try (RawClient client = LIVE.loggedIn()) {
            for (String piece : pieces) {
                client.send(piece);
            }
            client.send("\r\n.\r\nQUIT\r\n");
            String reply = client.reply();
            while (!reply.equals("end")) {
                assertTrue(reply.matches("[2-5]\\d\\d .*"), reply);
                reply = client.reply();
            }
        } catch (java.net.SocketException e) {
            // It had ended before all was sent.
        }
        for (RecordingSink.Message message : LIVE.sink().messages()) {
            assertEquals(TestGate.ADDRESS, message.envelope().sender());
            assertTrue(message.text().startsWith("From: alice@direct.example.org\r\n"), message.text());
            assertEquals(-1, message.text().replace("\r\n", "").indexOf('\n'));
            assertEquals(-1, message.text().replace("\r\n", "").indexOf('\r'));
        }
    }

    @Provide
    Arbitrary<List<String>> conversations() {
        return Arbitraries.of(
                        "MAIL FROM:<alice@direct.example.org>\r\n",
                        "MAIL FROM:<admin@direct.example.org>\r\n",
                        "RCPT TO:<bob@direct.example.com>\r\n",
                        "DATA\r\n",
                        "From: alice@direct.example.org\r\n",
                        "From: admin@direct.example.org\r\n",
                        "Sender: admin@direct.example.org\r\n",
                        "\r\n",
                        "\r\n.\r\n",
                        "\n.\n",
                        "\r",
                        "\n",
                        ".",
                        "\0",
                        "\u00e9\u00ff",
                        "RSET\r\n",
                        "AUTH PLAIN AGEAYg==\r\n",
                        "STARTTLS\r\n",
                        "BDAT 10\r\n",
                        "x".repeat(600))
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }
}
