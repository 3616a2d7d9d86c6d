package io.github.dualauth.edge.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.edge.config.XdrSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes is refused or taken, and taken only from the sender's own address. */
class XdrExchangePropertyTest {

    private static void take(String contentType, byte[] body) {
        RecordingSink sink = new RecordingSink();
        XdrOutcome outcome = new XdrExchange(XdrSettings.defaults(), sink, Duration.ofSeconds(30))
                .take(TestMessages.request(contentType), new ByteArrayInputStream(body));
        assertEquals(outcome instanceof XdrOutcome.Received ? 1 : 0, sink.kept().size());
        assertEquals(sink.opened(), sink.closed());
        for (RecordingSink.Kept kept : sink.kept()) {
            assertEquals("a@direct.example.org", kept.envelope().sender().toLowerCase(Locale.ROOT));
        }
        assertTrue(List.of(200, 400, 415, 500).contains(outcome.answer().status()));
    }

    @Property(tries = 3000)
    void take_oneByteChanged_isTakenOrRefused(
            @ForAll @IntRange(max = 5000) int where, @ForAll byte to, @ForAll boolean plain) {
        byte[] body = (plain ? TestMessages.plain() : TestMessages.related()).getBytes(StandardCharsets.UTF_8);
        body[where % body.length] = to;
        take(plain ? TestMessages.PLAIN : TestMessages.RELATED, body);
    }

    @Property(tries = 1000)
    void take_cutOff_isRefused(@ForAll @IntRange(max = 5000) int where, @ForAll boolean plain) {
        byte[] body = (plain ? TestMessages.plain() : TestMessages.related()).getBytes(StandardCharsets.UTF_8);
        take(plain ? TestMessages.PLAIN : TestMessages.RELATED, Arrays.copyOf(body, where % body.length));
    }

    @Property
    void take_anything_isRefused(@ForAll byte[] body, @ForAll boolean plain) {
        take(plain ? TestMessages.PLAIN : TestMessages.RELATED, body);
    }
}
