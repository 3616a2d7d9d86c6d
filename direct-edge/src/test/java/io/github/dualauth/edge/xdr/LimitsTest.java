package io.github.dualauth.edge.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.config.XdrSettings;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is at a limit is taken, and what is one above it is refused. */
class LimitsTest {

    private static final XdrSettings LIMITS = XdrSettings.defaults();

    /** How many elements are open around {@code rim:Name}. */
    private static final int AROUND_NAME = 6;

    private final RecordingSink sink = new RecordingSink();

    private XdrOutcome take(String body) {
        return new XdrExchange(LIMITS, sink, Duration.ofSeconds(30))
                .take(TestMessages.request(TestMessages.RELATED), TestMessages.stream(body));
    }

    private Stream<DynamicTest> limit(String name, int most, RejectionReason reason, IntFunction<String> body) {
        return Stream.of(
                DynamicTest.dynamicTest(name + " above the limit", () -> {
                    XdrOutcome.Refused refused = assertInstanceOf(XdrOutcome.Refused.class, take(body.apply(most + 1)));
                    assertEquals(reason, refused.fault().reason());
                    assertEquals(0, sink.opened());
                }),
                DynamicTest.dynamicTest(
                        name + " at the limit",
                        () -> assertInstanceOf(XdrOutcome.Received.class, take(body.apply(most)))));
    }

    private static String repeated(int count, IntFunction<String> each) {
        return IntStream.rangeClosed(1, count).mapToObj(each).collect(Collectors.joining());
    }

    private static String named(String element) {
        return TestMessages.related().replace("<rim:Name/>", element);
    }

    @TestFactory
    Stream<DynamicTest> recipients_aboveTheLimit_areRefused() {
        String to = "<direct:to>mailto:b@direct.example.org</direct:to>";
        return limit(
                "recipients",
                100,
                RejectionReason.TOO_MANY_RECIPIENTS,
                count -> TestMessages.related().replace(to, repeated(count, i -> to.replace("b@", "b" + i + "@"))));
    }

    @TestFactory
    Stream<DynamicTest> documents_aboveTheLimit_areRefused() {
        return limit(
                "documents",
                LIMITS.parts(),
                RejectionReason.MESSAGE_TOO_LARGE,
                count -> TestMessages.part(TestMessages.ROOT_HEAD, TestMessages.envelopeOf(count))
                        + repeated(
                                count,
                                i -> TestMessages.part(TestMessages.PART_HEAD.replace("d1@", "d" + i + "@"), "Hello"))
                        + "--b1--\r\n");
    }

    @TestFactory
    Stream<DynamicTest> depth_aboveTheLimit_isRefused() {
        return limit(
                "depth",
                LIMITS.depth(),
                RejectionReason.XML_REFUSED,
                count -> named("<rim:x>".repeat(count - AROUND_NAME) + "</rim:x>".repeat(count - AROUND_NAME)));
    }

    @TestFactory
    Stream<DynamicTest> attributes_aboveTheLimit_areRefused() {
        return limit(
                "attributes",
                LIMITS.attributes(),
                RejectionReason.XML_REFUSED,
                count -> named("<rim:x" + repeated(count, i -> " a" + i + "=\"x\"") + "/>"));
    }

    @TestFactory
    Stream<DynamicTest> namespaces_aboveTheLimit_areRefused() {
        return limit(
                "namespaces",
                LIMITS.attributes(),
                RejectionReason.XML_REFUSED,
                count -> named("<rim:x" + repeated(count, i -> " xmlns:a" + i + "=\"urn:x\"") + "/>"));
    }

    @TestFactory
    Stream<DynamicTest> documentId_aboveTheLimit_isRefused() {
        return limit(
                "ID",
                256,
                RejectionReason.XML_REFUSED,
                length -> TestMessages.related().replace("Document01", "d".repeat(length)));
    }

    @Test
    void xml_asLongAsItMayBe_isTaken() {
        String root = TestMessages.envelope();
        String comment = "<!--" + "y".repeat(LIMITS.xmlSize() - root.length() - 7) + "-->";
        assertInstanceOf(XdrOutcome.Received.class, take(TestMessages.related(root + comment)));
    }
}
