package io.github.dualauth.edge.xdr;

import static io.github.dualauth.edge.xdr.FaultTables.changed;
import static io.github.dualauth.edge.xdr.FaultTables.header;
import static io.github.dualauth.edge.xdr.TestMessages.ACTION;
import static io.github.dualauth.edge.xdr.TestMessages.BLOCK;
import static io.github.dualauth.edge.xdr.TestMessages.LEVEL;
import static io.github.dualauth.edge.xdr.TestMessages.MESSAGE_ID;
import static io.github.dualauth.edge.xdr.fault.XdrFault.Subcode.ADDRESS_BLOCK;
import static io.github.dualauth.edge.xdr.fault.XdrFault.Subcode.MALFORMED;
import static io.github.dualauth.edge.xdr.fault.XdrFault.Subcode.NOT_UNDERSTOOD;
import static io.github.dualauth.edge.xdr.fault.XdrFault.Subcode.SENDER_NOT_OWNED;
import static io.github.dualauth.edge.xdr.fault.XdrFault.Subcode.TOO_LARGE;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Direct Edge Protocols 1.1, XDR: the address block, and where it may be. */
class AddressBlockFaultTest {

    private static final String FROM = "<direct:from>mailto:a@direct.example.org</direct:from>";
    private static final String TO = "<direct:to>mailto:b@direct.example.org</direct:to>";
    private static final String REST = LEVEL + ACTION + MESSAGE_ID;
    private static final String OTHER_SOAP = "xmlns:o=\"http://schemas.xmlsoap.org/soap/envelope/\"";

    @TestFactory
    Stream<DynamicTest> attribute_wrong_isSenderFault() {
        return FaultTables.tests(Stream.of(
                changed(
                        "block in another namespace",
                        ADDRESS_BLOCK,
                        "=\"urn:direct:addressing\" env",
                        "=\"urn:direct:addressinG\" env"),
                changed("role without prefix", ADDRESS_BLOCK, "env:role", "role"),
                changed("relay without prefix", ADDRESS_BLOCK, "env:relay", "relay"),
                changed("role of SOAP 1.1", ADDRESS_BLOCK, "env:role", OTHER_SOAP + " o:role"),
                changed("relay of SOAP 1.1", ADDRESS_BLOCK, "env:relay", OTHER_SOAP + " o:relay"),
                changed(
                        "role twice",
                        ADDRESS_BLOCK,
                        "env:relay",
                        "role=\"urn:direct:addressing:destination\" env:relay"),
                changed("role of Direct", ADDRESS_BLOCK, "env:role", "direct:role"),
                changed("role missing", ADDRESS_BLOCK, "env:role=\"urn:direct:addressing:destination\"", ""),
                changed("relay missing", ADDRESS_BLOCK, "env:relay=\"true\"", ""),
                changed("role of another", ADDRESS_BLOCK, "addressing:destination", "addressing:source"),
                changed("relay false", ADDRESS_BLOCK, "relay=\"true\"", "relay=\"false\""),
                changed("relay in capitals", ADDRESS_BLOCK, "relay=\"true\"", "relay=\"TRUE\""),
                changed("actor", ADDRESS_BLOCK, "env:relay", "env:actor=\"x\" env:relay"),
                changed("attribute unknown", ADDRESS_BLOCK, "env:relay", "from=\"x\" env:relay")));
    }

    @TestFactory
    Stream<DynamicTest> address_wrong_isSenderFault() {
        return FaultTables.tests(Stream.of(
                changed("from missing", ADDRESS_BLOCK, FROM, ""),
                changed("to missing", ADDRESS_BLOCK, TO, ""),
                changed("from twice", ADDRESS_BLOCK, FROM, FROM + FROM),
                changed("from in no namespace", ADDRESS_BLOCK, FROM, "<from>mailto:a@direct.example.org</from>"),
                changed("to in no namespace", ADDRESS_BLOCK, TO, "<to>mailto:b@direct.example.org</to>"),
                changed("another from in no namespace", ADDRESS_BLOCK, FROM, FROM + "<from>mailto:x@y.org</from>"),
                changed("from without mailto", ADDRESS_BLOCK, "mailto:a@", "a@"),
                changed("to without mailto", ADDRESS_BLOCK, "mailto:b@", "b@"),
                changed("from with another scheme", ADDRESS_BLOCK, "mailto:a@", "smtp:a@"),
                changed("from no address", ADDRESS_BLOCK, "mailto:a@direct.example.org", "mailto:a"),
                changed("to no address", ADDRESS_BLOCK, "mailto:b@direct.example.org", "mailto:b@"),
                changed("from empty", ADDRESS_BLOCK, "mailto:a@direct.example.org", ""),
                changed("from two addresses", ADDRESS_BLOCK, "mailto:a@direct", "mailto:a@direct.example.org,x@direct"),
                changed("to two addresses", ADDRESS_BLOCK, "mailto:b@direct", "mailto:b@direct.example.org,c@direct"),
                changed(
                        "to with fields",
                        ADDRESS_BLOCK,
                        "mailto:b@direct.example.org",
                        "mailto:b@direct.example.org?bcc=c@d.org"),
                changed("from encoded", ADDRESS_BLOCK, "mailto:a@", "mailto:%61@"),
                changed("from with a comment", ADDRESS_BLOCK, "mailto:a@", "mailto:a<!-- -->@"),
                changed("from with an element", ADDRESS_BLOCK, "mailto:a@", "mailto:a<x/>@"),
                changed("from with an attribute", ADDRESS_BLOCK, "<direct:from>", "<direct:from x=\"y\">"),
                changed(
                        "from with a name",
                        ADDRESS_BLOCK,
                        "mailto:a@direct.example.org",
                        "mailto:A &lt;a@direct.example.org&gt;"),
                changed("from beyond ASCII", ADDRESS_BLOCK, "mailto:a@", "mailto:ä@"),
                changed("text in the block", ADDRESS_BLOCK, FROM, FROM + "mailto:x@y.org"),
                changed("block in the block", ADDRESS_BLOCK, TO, TO + "<direct:addressBlock/>"),
                changed("from in an extension", ADDRESS_BLOCK, TO, TO + "<direct:x>" + FROM + "</direct:x>"),
                changed("from not owned", SENDER_NOT_OWNED, "mailto:a@", "mailto:aa@"),
                changed("too many recipients", TOO_LARGE, TO, many())));
    }

    /** What is not looked into gives nothing to the address block, and keeps nothing mandatory from sight. */
    @TestFactory
    Stream<DynamicTest> extension_holdingWhatIsMissing_isFault() {
        return FaultTables.tests(Stream.of(
                changed("the only from in an extension", ADDRESS_BLOCK, FROM, "<direct:x>" + FROM + "</direct:x>"),
                changed("the only to in an extension", ADDRESS_BLOCK, TO, "<direct:x>" + TO + "</direct:x>"),
                header(
                        "the only block in an unknown header of WS-Addressing",
                        ADDRESS_BLOCK,
                        "<wsa:Other>" + BLOCK + "</wsa:Other>" + REST),
                header("the only block in wsa:To", ADDRESS_BLOCK, "<wsa:To>" + BLOCK + "</wsa:To>" + REST),
                header(
                        "mustUnderstand unknown of WS-Addressing",
                        NOT_UNDERSTOOD,
                        BLOCK + REST + "<wsa:Other env:mustUnderstand=\"true\"/>")));
    }

    private static String many() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 101; i++) {
            many.append("<direct:to>mailto:b").append(i).append("@direct.example.org</direct:to>");
        }
        return many.toString();
    }

    @TestFactory
    Stream<DynamicTest> block_elsewhere_isSenderFault() {
        return FaultTables.tests(Stream.of(
                header("no block", ADDRESS_BLOCK, REST),
                header("two blocks", ADDRESS_BLOCK, BLOCK + BLOCK + REST),
                header(
                        "another block of another namespace",
                        ADDRESS_BLOCK,
                        BLOCK + "<x:addressBlock xmlns:x=\"urn:x\"/>" + REST),
                header("another block of no namespace", ADDRESS_BLOCK, BLOCK + "<addressBlock/>" + REST),
                header("block in another header", ADDRESS_BLOCK, "<x:y xmlns:x=\"urn:x\">" + BLOCK + "</x:y>" + REST),
                header(
                        "another block in another header",
                        ADDRESS_BLOCK,
                        BLOCK + "<x:y xmlns:x=\"urn:x\"><x:z>" + BLOCK + "</x:z></x:y>" + REST),
                header("block in wsa:From", ADDRESS_BLOCK, BLOCK + "<wsa:From>" + BLOCK + "</wsa:From>" + REST),
                header(
                        "block in wsa:ReplyTo",
                        ADDRESS_BLOCK,
                        BLOCK + "<wsa:ReplyTo>" + BLOCK + "</wsa:ReplyTo>" + REST),
                header("two levels", ADDRESS_BLOCK, BLOCK + LEVEL + REST),
                header("no level", ADDRESS_BLOCK, BLOCK + ACTION + MESSAGE_ID),
                header("level unknown", ADDRESS_BLOCK, BLOCK + LEVEL.replace("minimal", "full") + ACTION + MESSAGE_ID),
                header("header in the header", MALFORMED, BLOCK + "<env:Header>" + BLOCK + "</env:Header>" + REST),
                header(
                        "unknown element of Direct",
                        ADDRESS_BLOCK,
                        BLOCK + "<direct:x xmlns:direct=\"urn:direct:addressing\"/>" + REST),
                changed("block before the header", ADDRESS_BLOCK, "<env:Header>", BLOCK + "<env:Header>"),
                changed("block behind the header", ADDRESS_BLOCK, "</env:Header>", "</env:Header>" + BLOCK),
                changed("block in the body", ADDRESS_BLOCK, "<env:Body>", "<env:Body>" + BLOCK),
                changed("block in the request", ADDRESS_BLOCK, "<xds:Document ", BLOCK + "<xds:Document "),
                changed("block in the metadata", ADDRESS_BLOCK, "<rim:Name/>", BLOCK),
                changed("block in a document", ADDRESS_BLOCK, TestMessages.INCLUDE, BLOCK),
                changed("block behind the request", ADDRESS_BLOCK, "</env:Body>", BLOCK + "</env:Body>"),
                changed("block behind the body", ADDRESS_BLOCK, "</env:Body>", "</env:Body>" + BLOCK),
                changed("second header", MALFORMED, "</env:Header>", "</env:Header>" + TestMessages.HEADER),
                changed("header behind the body", MALFORMED, "</env:Body>", "</env:Body>" + TestMessages.HEADER),
                changed("header in the body", MALFORMED, "<env:Body>", "<env:Body>" + TestMessages.HEADER),
                changed("body in the body", MALFORMED, "<env:Body>", "<env:Body><env:Body/>")));
    }

    @TestFactory
    Stream<DynamicTest> addressing_wrong_isFault() {
        return FaultTables.tests(Stream.of(
                header("no action", MALFORMED, BLOCK + LEVEL + MESSAGE_ID),
                header("two actions", MALFORMED, BLOCK + REST + ACTION),
                header("another action", MALFORMED, BLOCK + LEVEL + MESSAGE_ID + ACTION.replace("Set-b", "Set")),
                header("no ID", MALFORMED, BLOCK + LEVEL + ACTION),
                header("two IDs", MALFORMED, BLOCK + REST + MESSAGE_ID),
                header("ID no URI", MALFORMED, BLOCK + LEVEL + ACTION + MESSAGE_ID.replace("urn:uuid:", "")),
                header(
                        "ID with a line end",
                        MALFORMED,
                        BLOCK + LEVEL + ACTION + MESSAGE_ID.replace("uuid:", "uuid:&#13;&#10;x")),
                header(
                        "ID too long",
                        MALFORMED,
                        BLOCK + LEVEL + ACTION + MESSAGE_ID.replace("uuid:", "x".repeat(1000))),
                header(
                        "reply elsewhere",
                        MALFORMED,
                        BLOCK + REST + "<wsa:ReplyTo><wsa:Address>http://x.org/</wsa:Address></wsa:ReplyTo>"),
                header("reply nowhere", MALFORMED, BLOCK + REST + "<wsa:ReplyTo/>"),
                header(
                        "faults elsewhere",
                        MALFORMED,
                        BLOCK + REST + "<wsa:FaultTo><wsa:Address>http://x.org/</wsa:Address></wsa:FaultTo>"),
                header("text", MALFORMED, BLOCK + REST + "text"),
                header(
                        "mustUnderstand unknown",
                        NOT_UNDERSTOOD,
                        BLOCK + REST + "<s:Security xmlns:s=\"urn:wsse\" env:mustUnderstand=\"1\"/>"),
                header(
                        "mustUnderstand unreadable",
                        MALFORMED,
                        BLOCK + REST + "<s:Security xmlns:s=\"urn:wsse\" env:mustUnderstand=\"yes\"/>")));
    }
}
