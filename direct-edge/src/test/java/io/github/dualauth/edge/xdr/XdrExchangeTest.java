package io.github.dualauth.edge.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.config.XdrSettings;
import io.github.dualauth.edge.spi.Edge;
import io.github.dualauth.edge.xdr.mime.RelatedPart;
import io.github.dualauth.edge.xdr.mime.RelatedParts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The exchange over one request, with what is handed on; its faults have tables of their own. */
class XdrExchangeTest {

    private static final XdrSettings LIMITS = XdrSettings.defaults();

    private final RecordingSink sink = new RecordingSink();
    private final XdrExchange exchange = new XdrExchange(LIMITS, sink, Duration.ofSeconds(30));

    private XdrOutcome take(String contentType, String body) {
        return exchange.take(TestMessages.request(contentType), TestMessages.stream(body));
    }

    private XdrOutcome.Refused refused(XdrOutcome outcome) {
        assertEquals(List.of(), sink.kept());
        return assertInstanceOf(XdrOutcome.Refused.class, outcome);
    }

    @Test
    void take_senderOfAnotherAccount_isRefusedBeforeTheSinkIsOpened() {
        XdrOutcome.Refused refused =
                refused(take(TestMessages.RELATED, TestMessages.related().replace("mailto:a@", "mailto:somebody@")));
        assertEquals(RejectionReason.SENDER_NOT_OWNED, refused.fault().reason());
        assertEquals(0, sink.opened());
        assertEquals(400, refused.answer().status());
        assertTrue(refused.answer().body().contains("d:SenderNotOwned"));
        assertFalse(refused.answer().body().contains("somebody"));
    }

    @Test
    void take_plainFromAnotherAccount_isRefusedBeforeTheSinkIsOpened() {
        refused(take(TestMessages.PLAIN, TestMessages.plain().replace("mailto:a@", "mailto:somebody@")));
        assertEquals(0, sink.opened());
    }

    @Test
    void take_compressed_isUnsupported() {
        XdrRequest known = TestMessages.request(TestMessages.PLAIN);
        XdrRequest compressed =
                new XdrRequest(known.contentTypes(), List.of("gzip"), known.sender(), known.requestId());
        XdrOutcome.Refused refused = refused(exchange.take(compressed, TestMessages.stream(TestMessages.plain())));
        assertEquals(415, refused.answer().status());
        assertEquals(
                RejectionReason.CONTENT_ENCODING_UNSUPPORTED, refused.fault().reason());
    }

    @Test
    void take_sinkDown_isUnavailableAndToBeTriedAgain() {
        sink.breakDown();
        XdrAnswer answer =
                refused(take(TestMessages.RELATED, TestMessages.related())).answer();
        assertEquals(503, answer.status());
        assertEquals("2", answer.retryAfter());
        assertTrue(answer.body().contains("env:Receiver"));
        assertTrue(answer.body().contains("<wsa:RelatesTo>" + TestMessages.ID + "</wsa:RelatesTo>"));
    }

    @Test
    void take_bodyThatBreaksOff_isIncomplete() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the other side is gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("the other side is gone");
            }
        };
        XdrOutcome.Refused refused = refused(exchange.take(TestMessages.request(TestMessages.PLAIN), broken));
        assertEquals(RejectionReason.BODY_INCOMPLETE, refused.fault().reason());
    }

    @Test
    void take_bodyThatIsWaitedForTooLong_isTooSlow() {
        XdrExchange impatient = new XdrExchange(LIMITS, sink, Duration.ofNanos(1));
        InputStream nothing = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return 0;
            }
        };
        XdrOutcome.Refused refused = refused(impatient.take(TestMessages.request(TestMessages.PLAIN), nothing));
        assertEquals(RejectionReason.BODY_TOO_SLOW, refused.fault().reason());
    }

    @Test
    void take_documentsOverTheLimit_areTooLargeAndNothingRemains() {
        XdrExchange small =
                new XdrExchange(new XdrSettings(true, 4, 1 << 20, 32, 32, 32, false), sink, Duration.ofSeconds(30));
        for (String type : List.of(TestMessages.RELATED, TestMessages.PLAIN)) {
            String body = type.equals(TestMessages.PLAIN) ? TestMessages.plain() : TestMessages.related();
            XdrOutcome.Refused refused = refused(small.take(TestMessages.request(type), TestMessages.stream(body)));
            assertEquals(RejectionReason.MESSAGE_TOO_LARGE, refused.fault().reason());
        }
        assertEquals(sink.opened(), sink.closed());
    }

    @Test
    void take_mtom_handsOnAndAnswersInMtom() {
        XdrOutcome.Received received =
                assertInstanceOf(XdrOutcome.Received.class, take(TestMessages.RELATED, TestMessages.related()));
        RecordingSink.Kept kept = sink.kept().get(0);
        assertEquals(Map.of("root@x", TestMessages.envelope(), "d1@x", "Hello"), kept.parts());
        assertEquals(List.of("application/soap+xml", "text/plain"), kept.types());
        assertEquals(Edge.XDR, kept.envelope().edge());
        assertEquals("account-1", kept.envelope().accountId());
        assertEquals(TestMessages.OWN, kept.envelope().sender());
        assertEquals(List.of("b@direct.example.org"), kept.envelope().recipients());
        assertEquals(200, received.answer().status());
        assertTrue(received.answer().contentType().startsWith("multipart/related; boundary="));
        assertTrue(received.answer().body().contains("ResponseStatusType:Success"));
        assertTrue(received.answer().body().contains("<wsa:RelatesTo>" + TestMessages.ID + "<"));
    }

    @Test
    void take_plain_handsOnTheEnvelopeAndAnswersPlain() {
        XdrOutcome.Received received =
                assertInstanceOf(XdrOutcome.Received.class, take(TestMessages.PLAIN, TestMessages.plain()));
        assertEquals(Map.of("root", TestMessages.plain()), sink.kept().get(0).parts());
        assertTrue(received.answer().contentType().startsWith("application/soap+xml"));
    }

    @Test
    void take_answerInMtom_isReadableAsAnyOther() throws IOException {
        XdrAnswer answer = take(TestMessages.RELATED, TestMessages.related()).answer();
        XdrContentType.Related type = (XdrContentType.Related)
                XdrContentType.of(List.of(answer.contentType().replace("Response", "")));
        RelatedParts parts = new RelatedParts(TestMessages.stream(answer.body()), type.boundary());
        RelatedPart root = parts.next().orElseThrow();
        assertEquals(type.start().orElseThrow(), "<" + root.head().id() + ">");
        assertTrue(parts.next().isEmpty());
    }

    @Test
    void take_sameAgainInAnyForm_hasTheSameKey() {
        String again = TestMessages.related().replace(TestMessages.ID, "urn:uuid:again");
        String capitals = TestMessages.related().replace("mailto:a@direct", "mailto:A@DIRECT");
        String otherIds = TestMessages.related().replace("Document01", "urn:uuid:made-anew");
        assertFalse(received(take(TestMessages.RELATED, TestMessages.related()))
                .receipt()
                .repeated());
        assertTrue(received(take(TestMessages.RELATED, again)).receipt().repeated());
        assertTrue(received(take(TestMessages.RELATED, capitals)).receipt().repeated());
        assertTrue(received(take(TestMessages.RELATED, otherIds)).receipt().repeated());
        assertTrue(received(take(TestMessages.PLAIN, TestMessages.plain()))
                .receipt()
                .repeated());
        assertEquals(1, sink.kept().size());
    }

    @Test
    void take_sameUniqueIdWithOtherDocuments_isADuplicateAndNotKept() {
        take(TestMessages.RELATED, TestMessages.related());
        for (String type : List.of(TestMessages.RELATED, TestMessages.PLAIN)) {
            String other = type.equals(TestMessages.PLAIN)
                    ? TestMessages.plain().replace("SGVs", "SHVs")
                    : TestMessages.related().replace("Hello", "Hullo");
            XdrAnswer answer = assertInstanceOf(XdrOutcome.Duplicate.class, take(type, other))
                    .answer();
            assertEquals(200, answer.status(), "an answer of ITI-41, and no fault");
            assertTrue(answer.contentType().startsWith(type.substring(0, type.indexOf(';'))));
            assertTrue(answer.body().contains("ResponseStatusType:Failure"));
            assertTrue(answer.body().contains("errorCode=\"XDSDuplicateUniqueIdInRegistry\""));
            assertTrue(answer.body().contains("<wsa:RelatesTo>" + TestMessages.ID + "<"));
            assertFalse(answer.body().contains("1.2.3"), "nothing that was sent");
        }
        assertEquals(1, sink.kept().size());
        assertEquals(sink.opened(), sink.closed());
    }

    @Test
    void take_anyOfTwoDocumentsChanged_isADuplicate() {
        take(TestMessages.RELATED, two("first", "second"));
        assertInstanceOf(XdrOutcome.Duplicate.class, take(TestMessages.RELATED, two("other", "second")));
        assertInstanceOf(XdrOutcome.Duplicate.class, take(TestMessages.RELATED, two("first", "other")));
        assertTrue(received(take(TestMessages.RELATED, two("first", "second")))
                .receipt()
                .repeated());
    }

    private static String two(String first, String second) {
        return TestMessages.part(TestMessages.ROOT_HEAD, TestMessages.envelopeOf(2))
                + TestMessages.part(TestMessages.PART_HEAD, first)
                + TestMessages.part(TestMessages.PART_HEAD.replace("d1", "d2"), second) + "--b1--\r\n";
    }

    @Test
    void take_bodyThatComesFastEnough_isTakenBeyondThePatience() {
        XdrExchange impatient = new XdrExchange(LIMITS, sink, Duration.ofNanos(1));
        received(impatient.take(
                TestMessages.request(TestMessages.RELATED), TestMessages.stream(TestMessages.related())));
    }

    private static XdrOutcome.Received received(XdrOutcome outcome) {
        return assertInstanceOf(XdrOutcome.Received.class, outcome);
    }

    @Test
    void take_anyThingElseDifferent_hasAnotherKey() {
        take(TestMessages.RELATED, TestMessages.related());
        take(TestMessages.RELATED, TestMessages.related().replace("mailto:b@", "mailto:c@"));
        take(TestMessages.RELATED, TestMessages.related().replace("1.2.3", "1.2.4"));
        take(TestMessages.RELATED, TestMessages.related().replace(TestMessages.PACKAGE, ""));
        take(
                TestMessages.RELATED,
                TestMessages.related().replace(TestMessages.PACKAGE, "").replace("Hello", "Hullo"));
        take(
                TestMessages.RELATED,
                TestMessages.related().replace(TestMessages.PACKAGE, "").replace(TestMessages.ID, "urn:uuid:other"));
        assertEquals(6, sink.kept().size());
        assertEquals(
                6, sink.kept().stream().map(RecordingSink.Kept::key).distinct().count());
        assertNotEquals("", sink.kept().get(0).key());
    }

    @Test
    void take_largeInlineDocument_isNotKeptInMemoryNorRefused() {
        // More than the JDK's own limits on the size of entities, were they counted here.
        long blocks = 17_000;
        String around = TestMessages.envelope(TestMessages.HEADER, "<xds:Document id=\"Document01\">@</xds:Document>");
        InputStream body = new Repeated(around, around.indexOf("<xds:Document "), "QUJD".repeat(1000), blocks);
        XdrExchange wide = new XdrExchange(
                new XdrSettings(true, 60 << 20, 1 << 20, 32, 32, 32, false), new NullSink(), Duration.ofSeconds(30));
        assertInstanceOf(XdrOutcome.Received.class, wide.take(TestMessages.request(TestMessages.PLAIN), body));
    }
}
