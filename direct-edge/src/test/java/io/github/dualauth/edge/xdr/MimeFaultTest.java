package io.github.dualauth.edge.xdr;

import static io.github.dualauth.edge.xdr.FaultTables.mtom;
import static io.github.dualauth.edge.xdr.TestMessages.PART_HEAD;
import static io.github.dualauth.edge.xdr.TestMessages.ROOT_HEAD;
import static io.github.dualauth.edge.xdr.TestMessages.part;
import static io.github.dualauth.edge.xdr.fault.XdrFault.Subcode.MALFORMED;
import static io.github.dualauth.edge.xdr.fault.XdrFault.Subcode.UNSUPPORTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.edge.config.XdrSettings;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2045, RFC 2046, RFC 2387 and XOP 1.0, 4.1, as one reader only could understand them. */
class MimeFaultTest {

    private static final String SOUND = TestMessages.related();
    private static final String ROOT = part(ROOT_HEAD, TestMessages.envelope());
    private static final String PART = part(PART_HEAD, "Hello");
    private static final String END = "--b1--\r\n";

    private static FaultTables.Spoiled bad(String name, String body) {
        return mtom(name, MALFORMED, body);
    }

    private static FaultTables.Spoiled rootHead(String name, String head) {
        return bad(name, part(head, TestMessages.envelope()) + PART + END);
    }

    @TestFactory
    Stream<DynamicTest> rootAndItsBoundary_wrong_areRefusedBeforeTheSinkIsOpened() {
        return FaultTables.tests(Stream.of(
                bad("nothing", ""),
                bad("preamble", "x\r\n" + SOUND),
                bad("two empty lines before", "\r\n\r\n" + SOUND),
                bad("first boundary after a bare LF", "\n" + SOUND),
                bad("first boundary ended by a bare LF", SOUND.replaceFirst("--b1\r\n", "--b1\n")),
                bad("first boundary ended by a bare CR", SOUND.replaceFirst("--b1\r\n", "--b1\r")),
                bad("blank behind the first boundary", SOUND.replaceFirst("--b1\r\n", "--b1 \r\n")),
                bad("text behind the first boundary", SOUND.replaceFirst("--b1\r\n", "--b1x\r\n")),
                bad("another boundary", SOUND.replace("--b1", "--b2")),
                bad("nothing but the end", END),
                bad("boundary within the root", ROOT.replace("<rim:Name/>", "<!-- x--b1 y -->") + PART + END),
                bad("boundary on a line within the root", ROOT.replace("<rim:Name/>", "\n--b1\n") + PART + END),
                bad("root that does not end", ROOT_HEAD + TestMessages.envelope()),
                bad("root not first", PART + ROOT + END),
                bad("root not the start", SOUND.replace("<root@x>", "<other@x>")),
                rootHead("root without type", "Content-ID: <root@x>\r\n"),
                rootHead("root of another type", ROOT_HEAD.replace("xop+xml", "xml")),
                rootHead("root in Latin-1", ROOT_HEAD.replace("UTF-8", "ISO-8859-1")),
                rootHead("root of SOAP 1.1", ROOT_HEAD.replace("application/soap+xml", "text/xml")),
                rootHead("root in base64", ROOT_HEAD.replace("binary", "base64")),
                rootHead("root quoted-printable", ROOT_HEAD.replace("binary", "quoted-printable")),
                rootHead("folded", ROOT_HEAD.replace("; type", ";\r\n type")),
                rootHead("folded with a tab", ROOT_HEAD.replace("; type", ";\r\n\ttype")),
                rootHead("field twice", ROOT_HEAD + "Content-ID: <root@x>\r\n"),
                rootHead("field unknown", ROOT_HEAD + "X-Other: x\r\n"),
                rootHead("blank before the colon", ROOT_HEAD.replace("Content-ID:", "Content-ID :")),
                rootHead("bare LF", ROOT_HEAD.replace("binary\r\n", "binary\n")),
                rootHead("bare CR", ROOT_HEAD.replace("binary\r\n", "binary\r")),
                rootHead("NUL", ROOT_HEAD.replace("binary", "binary\0")),
                rootHead("beyond ASCII", ROOT_HEAD + "Content-Description: ä\r\n"),
                rootHead("no field", ROOT_HEAD + "what is this\r\n"),
                rootHead("too many fields", "Content-Description: x\r\n".repeat(20) + ROOT_HEAD),
                rootHead("too long", ROOT_HEAD + "Content-Description: " + "x".repeat(5000) + "\r\n"),
                rootHead("Content-ID without brackets", ROOT_HEAD.replace("<root@x>", "root@x")),
                rootHead("two Content-IDs in one", ROOT_HEAD.replace("<root@x>", "<root@x> <d1@x>"))));
    }

    @TestFactory
    Stream<DynamicTest> rootWithUnreadableId_andNoStart_isRefusedBeforeTheSinkIsOpened() {
        String type = TestMessages.RELATED.replace("start=\"<root@x>\";", "");
        return FaultTables.tests(Stream.of("root@x", "<root@x", "<>", "<root@x> x", "")
                .map(id -> new FaultTables.Spoiled("ID " + id, type, SOUND.replace("<root@x>", id), MALFORMED)));
    }

    /** Whoever gets the message could take such a part for the envelope, and nobody has looked at what it says. */
    @TestFactory
    Stream<DynamicTest> part_calledLikeTheRoot_leavesNothing() {
        String type = TestMessages.RELATED.replace("start=\"<root@x>\";", "");
        String nameless = SOUND.replace("Content-ID: <root@x>\r\n", "");
        return leavingNothing(Stream.of(
                bad("as its ID says", SOUND.replace("cid:d1@x", "cid:root@x").replace("<d1@x>", "<root@x>")),
                new FaultTables.Spoiled(
                        "as it is called without one",
                        type,
                        nameless.replace("cid:d1@x", "cid:root").replace("<d1@x>", "<root>"),
                        MALFORMED)));
    }

    /** These come to light when the sender and its right to the address are known: nothing of it is kept. */
    @TestFactory
    Stream<DynamicTest> partsBehindTheRoot_wrong_leaveNothing() {
        return leavingNothing(Stream.of(
                bad("text before an include", SOUND.replace("<xop:", "SGVsbG8=<xop:")),
                bad("no base64", SOUND.replace(TestMessages.INCLUDE, "SGVsbG8")),
                bad("no base64 at all", SOUND.replace(TestMessages.INCLUDE, "SGVs-G8=")),
                bad("base64 behind its padding", SOUND.replace(TestMessages.INCLUDE, "SGVsbG8=SGVs")),
                bad("element in base64", SOUND.replace(TestMessages.INCLUDE, "SGVs<x/>bG8=")),
                bad("inline, and a part that nobody named", SOUND.replace(TestMessages.INCLUDE, "SGVsbG8=")),
                bad(
                        "fault behind an inline document",
                        SOUND.replace(TestMessages.INCLUDE, "SGVsbG8=").replace("</env:Body>", "<x/></env:Body>")),
                bad(
                        "part's header with a bare LF",
                        ROOT + part(PART_HEAD.replace("plain\r\n", "plain\n"), "Hello") + END),
                bad("part missing", ROOT + END),
                bad("part twice", ROOT + PART + PART + END),
                bad("part that nobody named", ROOT + PART + PART.replace("d1@x", "d2@x") + END),
                bad("part without ID", ROOT + PART.replace("Content-ID: <d1@x>\r\n", "") + END),
                bad("part without head", ROOT + "--b1\r\n\r\nHello\r\n" + END),
                bad("root again", ROOT + PART + ROOT + END),
                bad(
                        "part in base64",
                        ROOT + part(PART_HEAD + "Content-Transfer-Encoding: base64\r\n", "SGVsbG8=") + END),
                bad(
                        "part in an unknown encoding",
                        ROOT + part(PART_HEAD + "Content-Transfer-Encoding: x\r\n", "Hello") + END)));
    }

    @TestFactory
    Stream<DynamicTest> partsBehindTheRoot_wrongOtherwise_leaveNothing() {
        return leavingNothing(Stream.of(
                bad("part that is a multipart", ROOT + PART.replace("text/plain", "multipart/mixed; boundary=c") + END),
                bad("part folded", ROOT + PART.replace("text/plain", "text/plain;\r\n charset=x") + END),
                bad("boundary after a bare LF", ROOT + PART.replace("Hello\r\n", "Hello\n") + END),
                bad("boundary after a bare CR", ROOT + PART.replace("Hello\r\n", "Hello\r") + END),
                bad("boundary within the part", ROOT + PART.replace("Hello", "Hel--b1lo") + END),
                bad("boundary on a line of its own within", ROOT + PART.replace("Hello", "Hel\n--b1\nlo") + END),
                bad("text behind the last boundary", ROOT + PART + "--b1--x\r\n"),
                bad("blank behind the last boundary", ROOT + PART + "--b1-- \r\n"),
                bad("half of the last boundary", ROOT + PART + "--b1-\r\n"),
                bad("no last boundary", ROOT + PART),
                bad("no end of the last line", ROOT + PART + "--b1"),
                bad("epilogue", ROOT + PART + END + "x"),
                bad("empty line behind", ROOT + PART + END + "\r\n"),
                bad("another body behind", SOUND + SOUND),
                bad("bare LF behind the end", ROOT + PART + "--b1--\n")));
    }

    /** Octet by octet, so that the parser has its last boundary before any of this is there. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\r\n", "--b1\r\n"})
    void epilogue_behindAllThatTheParserReads_isRefused(String epilogue) {
        RecordingSink sink = new RecordingSink();
        InputStream body = new FilterInputStream(TestMessages.stream(SOUND + epilogue)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 1));
            }
        };
        XdrOutcome outcome = new XdrExchange(XdrSettings.defaults(), sink, Duration.ofSeconds(30))
                .take(TestMessages.request(TestMessages.RELATED), body);
        XdrOutcome.Refused refused = assertInstanceOf(XdrOutcome.Refused.class, outcome);
        assertEquals(MALFORMED, refused.fault().subcode());
        assertEquals(List.of(), sink.kept());
    }

    private static Stream<DynamicTest> leavingNothing(Stream<FaultTables.Spoiled> table) {
        return table.map(each -> DynamicTest.dynamicTest(each.name(), () -> {
            RecordingSink sink = new RecordingSink();
            XdrOutcome outcome = new XdrExchange(XdrSettings.defaults(), sink, Duration.ofSeconds(30))
                    .take(TestMessages.request(each.contentType()), TestMessages.stream(each.body()));
            XdrOutcome.Refused refused = assertInstanceOf(XdrOutcome.Refused.class, outcome);
            assertEquals(MALFORMED, refused.fault().subcode());
            assertEquals(List.of(), sink.kept());
            assertEquals(sink.opened(), sink.closed());
        }));
    }

    @TestFactory
    Stream<DynamicTest> contentType_wrong_isUnsupported() {
        return FaultTables.tests(Stream.of(
                        "",
                        "text/xml",
                        "application/json",
                        "application/soap+xml; charset=ISO-8859-1",
                        "application/soap+xml; action=\"urn:other\"",
                        "multipart/mixed; boundary=b1",
                        TestMessages.RELATED.replace("boundary=\"b1\";", ""),
                        TestMessages.RELATED.replace("\"b1\"", "\"b1 \""),
                        TestMessages.RELATED.replace("\"b1\"", "\"\""),
                        TestMessages.RELATED.replace("\"b1\"", "\"" + "b".repeat(71) + "\""),
                        TestMessages.RELATED.replace("\"b1\"", "\"b\\\"1\""),
                        TestMessages.RELATED.replace("type=\"application/xop+xml\"", "type=\"text/xml\""),
                        TestMessages.RELATED.replace("start-info=\"application/soap+xml\"", "start-info=\"text/xml\""),
                        TestMessages.RELATED.replace("; start-info=\"application/soap+xml\"", ""),
                        TestMessages.RELATED + "; boundary=\"b2\"",
                        TestMessages.RELATED + "; BOUNDARY=b1",
                        TestMessages.RELATED + "; boundary*=utf-8''b2",
                        TestMessages.RELATED + "; action=\"urn:other\"",
                        TestMessages.RELATED + ";",
                        TestMessages.RELATED + " (comment)",
                        TestMessages.RELATED + ", " + TestMessages.RELATED)
                .map(type -> new FaultTables.Spoiled("type " + type, type, SOUND, UNSUPPORTED)));
    }
}
