package io.github.dualauth.edge.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.config.XdrSettings;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Documents are streamed, up to the limit and not beyond it. */
class LargeMessageTest {

    private static final String BLOCK = "x\r\n--b\r\n".repeat(128);

    private static XdrOutcome take(long blocks) {
        String around = TestMessages.related().replace("Hello", "@");
        int head = around.indexOf(TestMessages.PART_HEAD) + TestMessages.PART_HEAD.length() + 2;
        InputStream body = new Repeated(around, head, BLOCK, blocks);
        return new XdrExchange(XdrSettings.defaults(), new NullSink(), Duration.ofSeconds(30))
                .take(TestMessages.request(TestMessages.RELATED), body);
    }

    @Test
    void take_documentAboveTheLimit_isTooLarge() {
        XdrOutcome.Refused refused = assertInstanceOf(XdrOutcome.Refused.class, take((50L << 20) / BLOCK.length() + 1));
        assertEquals(RejectionReason.MESSAGE_TOO_LARGE, refused.fault().reason());
    }

    @Test
    void take_documentAtTheLimit_isTaken() {
        assertInstanceOf(XdrOutcome.Received.class, take((50L << 20) / BLOCK.length()));
    }
}
