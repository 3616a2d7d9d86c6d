package io.github.dualauth.edge.xdr;

import static io.github.dualauth.edge.xdr.TestMessages.ACTION;
import static io.github.dualauth.edge.xdr.TestMessages.BLOCK;
import static io.github.dualauth.edge.xdr.TestMessages.LEVEL;
import static io.github.dualauth.edge.xdr.TestMessages.MESSAGE_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.edge.config.XdrSettings;
import io.github.dualauth.edge.xdr.soap.XdrNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What differs between sound clients, and is taken strictly too. */
class VariantsTest {

    private final RecordingSink sink = new RecordingSink();

    private XdrOutcome take(String contentType, String body) {
        return new XdrExchange(XdrSettings.defaults(), sink, Duration.ofSeconds(30))
                .take(TestMessages.request(contentType), TestMessages.stream(body));
    }

    private DynamicTest taken(String name, String contentType, String body) {
        return DynamicTest.dynamicTest(
                name, () -> assertInstanceOf(XdrOutcome.Received.class, take(contentType, body)));
    }

    private DynamicTest header(String name, String blocks) {
        String body = TestMessages.related(
                TestMessages.envelope("<env:Header>" + blocks + "</env:Header>", TestMessages.DOCUMENT));
        return taken(name, TestMessages.RELATED, body);
    }

    @TestFactory
    Stream<DynamicTest> request_soundVariant_isTaken() {
        return Stream.of(
                header("other order", MESSAGE_ID + ACTION + BLOCK + LEVEL),
                header("XDS metadata", MESSAGE_ID + ACTION + BLOCK + LEVEL.replace("minimal", "XDS")),
                header("blanks", "\n " + MESSAGE_ID + "\n" + ACTION + BLOCK.replace("mailto:", "\n mailto:") + LEVEL),
                header(
                        "anonymous reply",
                        MESSAGE_ID + ACTION + BLOCK + LEVEL + "<wsa:ReplyTo><wsa:Address>" + XdrNames.ANONYMOUS
                                + "</wsa:Address></wsa:ReplyTo>"),
                header(
                        "header not mandatory",
                        MESSAGE_ID + ACTION + BLOCK + LEVEL
                                + "<x:y xmlns:x=\"urn:x\" env:mustUnderstand=\"0\"><x:z/></x:y>"),
                header("relay 1", MESSAGE_ID + ACTION + LEVEL + BLOCK.replace("\"true\"", "\"1\"")),
                header(
                        "block mandatory",
                        MESSAGE_ID + ACTION + LEVEL + BLOCK.replace("env:relay", "env:mustUnderstand=\"1\" env:relay")),
                header(
                        "block with an ID",
                        MESSAGE_ID
                                + ACTION
                                + LEVEL
                                + BLOCK.replace("env:relay", "xmlns:u=\"urn:wsu\" u:Id=\"x\" env:relay")));
    }

    @TestFactory
    Stream<DynamicTest> request_anotherVariant_isTaken() {
        String sound = TestMessages.related();
        String type = TestMessages.RELATED;
        return Stream.of(
                header(
                        "notification",
                        MESSAGE_ID
                                + ACTION
                                + LEVEL
                                + BLOCK.replace("<direct:to>", "<direct:notification relatesTo=\"x\"/><direct:to>")),
                header(
                        "another prefix",
                        MESSAGE_ID
                                + ACTION
                                + LEVEL
                                + BLOCK.replace("direct:from", "d:from")
                                        .replace("direct:to", "d:to")
                                        .replace("xmlns:direct", "xmlns:d=\"urn:direct:addressing\" xmlns:direct")),
                header("comments", "<!-- x -->" + MESSAGE_ID + ACTION + LEVEL + BLOCK),
                taken(
                        "XML declaration",
                        type,
                        TestMessages.related(
                                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + TestMessages.envelope() + "\n")),
                taken("empty line before", type, "\r\n" + sound),
                taken("no end of the last line", type, sound.substring(0, sound.length() - 2)),
                taken("no start", type.replace("start=\"<root@x>\";", ""), sound),
                taken("action", type + "; action=\"" + XdrNames.ACTION + "\"", sound));
    }

    @TestFactory
    Stream<DynamicTest> request_thirdVariant_isTaken() {
        String sound = TestMessages.related();
        String type = TestMessages.RELATED;
        return Stream.of(
                taken(
                        "action in start-info",
                        type.replace(
                                "info=\"application/soap+xml\"",
                                "info=\"application/soap+xml; action=\\\"" + XdrNames.ACTION + "\\\"\""),
                        sound),
                taken(
                        "capitals",
                        type.replace("multipart/related; boundary", "Multipart/Related;Boundary"),
                        sound.replace("Content-ID", "content-id").replace("binary", "BINARY")),
                taken("unquoted", type.replace("\"b1\"", "b1"), sound),
                taken(
                        "other fields",
                        type,
                        sound.replace(
                                "Content-Type: text/plain\r\n",
                                "Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename=\"x\"\r\nContent-Length: 5\r\n")),
                taken("plain without action", "application/soap+xml", TestMessages.plain()),
                taken(
                        "inline in MTOM",
                        type,
                        TestMessages.part(TestMessages.ROOT_HEAD, TestMessages.plain()) + "--b1--"),
                taken("CDATA", TestMessages.PLAIN, TestMessages.plain().replace("SGVs\nbG8=", "<![CDATA[SGVsbG8=]]>")));
    }

    @TestFactory
    Stream<DynamicTest> request_withMoreOrLessThanUsual_isTaken() {
        String sound = TestMessages.related();
        String type = TestMessages.RELATED;
        return Stream.of(
                header(
                        "notification with text and elements",
                        MESSAGE_ID
                                + ACTION
                                + LEVEL
                                + BLOCK.replace(
                                        "<direct:to>",
                                        "<direct:notification>x<y:z xmlns:y=\"urn:y\">x</y:z></direct:notification><direct:to>")),
                header(
                        "unknown header of WS-Addressing",
                        MESSAGE_ID + ACTION + LEVEL + BLOCK + "<wsa:Other>x</wsa:Other>"),
                taken(
                        "indented",
                        type,
                        TestMessages.related(TestMessages.envelope().replace("><", ">\n  <"))),
                taken(
                        "slots beside the list",
                        type,
                        sound.replace(
                                "<rim:RegistryObjectList",
                                "<rs:RequestSlotList xmlns:rs=\"" + XdrNames.RS
                                        + "\"><r:Slot xmlns:r=\"" + XdrNames.RIM
                                        + "\"><r:ValueList><r:Value>x</r:Value></r:ValueList></r:Slot></rs:RequestSlotList>"
                                        + "<rim:RegistryObjectList")),
                taken(
                        "root without ID",
                        type.replace("start=\"<root@x>\";", ""),
                        sound.replace("Content-ID: <root@x>\r\n", "")));
    }

    @Test
    void part_thatIsAMessage_comesAsItIs() {
        String content = "Subject: x\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nHello\r\n--c--";
        String body = TestMessages.related()
                .replace("text/plain\r\n", "message/rfc822\r\n")
                .replace("Hello", content);
        assertInstanceOf(XdrOutcome.Received.class, take(TestMessages.RELATED, body));
        assertEquals(content, sink.kept().get(0).parts().get("d1@x"));
        assertEquals("message/rfc822", sink.kept().get(0).types().get(1));
    }

    @Test
    void include_percentEncoded_namesTheDecodedPart() {
        String body = TestMessages.related()
                .replace("cid:d1@x", "cid:http%3A%2F%2Ftempuri.org%2F1%2F6")
                .replace("<d1@x>", "<http://tempuri.org/1/6>");
        assertInstanceOf(XdrOutcome.Received.class, take(TestMessages.RELATED, body));
        assertEquals("Hello", sink.kept().get(0).parts().get("http://tempuri.org/1/6"));
    }

    @Test
    void part_anyBytes_comeAsTheyAre() {
        String content = "\r\n--b\r\n\r--\n\0\r\n--\r\n";
        String body = TestMessages.related().replace("Hello", content);
        assertInstanceOf(XdrOutcome.Received.class, take(TestMessages.RELATED, body));
        assertEquals(content, sink.kept().get(0).parts().get("d1@x"));
    }

    @Test
    void part_empty_isADocumentToo() {
        String body = TestMessages.related().replace("Hello", "");
        assertInstanceOf(XdrOutcome.Received.class, take(TestMessages.RELATED, body));
        assertEquals("", sink.kept().get(0).parts().get("d1@x"));
    }

    @Test
    void parts_inAnotherOrderThanTheDocuments_areTaken() {
        String root = TestMessages.envelopeOf(2);
        String body = TestMessages.part(TestMessages.ROOT_HEAD, root)
                + TestMessages.part(TestMessages.PART_HEAD.replace("d1", "d2"), "second")
                + TestMessages.part(TestMessages.PART_HEAD, "first") + "--b1--\r\n";
        assertInstanceOf(XdrOutcome.Received.class, take(TestMessages.RELATED, body));
        assertEquals(
                Map.of("root@x", root, "d2@x", "second", "d1@x", "first"),
                sink.kept().get(0).parts());
        assertEquals(
                List.of("application/soap+xml", "text/plain", "text/plain"),
                sink.kept().get(0).types());
    }
}
