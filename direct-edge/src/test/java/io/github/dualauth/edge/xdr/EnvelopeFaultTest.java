package io.github.dualauth.edge.xdr;

import static io.github.dualauth.edge.xdr.FaultTables.changed;
import static io.github.dualauth.edge.xdr.FaultTables.mtom;
import static io.github.dualauth.edge.xdr.TestMessages.DOCUMENT;
import static io.github.dualauth.edge.xdr.TestMessages.INCLUDE;
import static io.github.dualauth.edge.xdr.TestMessages.OBJECT;
import static io.github.dualauth.edge.xdr.fault.XdrFault.Subcode.ADDRESS_BLOCK;
import static io.github.dualauth.edge.xdr.fault.XdrFault.Subcode.MALFORMED;
import static io.github.dualauth.edge.xdr.fault.XdrFault.Subcode.OTHER_VERSION;
import static io.github.dualauth.edge.xdr.fault.XdrFault.Subcode.TOO_LARGE;

import io.github.dualauth.edge.xdr.soap.XdrNames;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** SOAP 1.2, part 1, 5; ITI TF-2, 3.41; XOP 1.0; and what XML must never do. */
class EnvelopeFaultTest {

    private static final String ENVELOPE = "<env:Envelope ";
    private static final String FILE = Path.of("/etc/passwd").toUri().toString();

    private static FaultTables.Spoiled root(String name, String root) {
        return mtom(name, MALFORMED, TestMessages.related(root));
    }

    private static FaultTables.Spoiled include(String name, String include) {
        return changed(name, MALFORMED, INCLUDE, include);
    }

    private static String xop(String attributes, String content) {
        return "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" " + attributes + ">" + content
                + "</xop:Include>";
    }

    @TestFactory
    Stream<DynamicTest> xml_thatFetchesOrGrows_isRefused() {
        String sound = TestMessages.envelope();
        String entity = sound.replace("mailto:a@", "&e;a@");
        return FaultTables.tests(Stream.of(
                root("external entity", "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + FILE + "\">]>" + entity),
                root("external entity of http", "<!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:1/\">]>" + entity),
                root("external parameter entity", "<!DOCTYPE x [<!ENTITY % e SYSTEM \"" + FILE + "\"> %e;]>" + sound),
                root("external document type", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">" + sound),
                root("empty document type", "<!DOCTYPE x>" + sound),
                root("internal entity", "<!DOCTYPE x [<!ENTITY e \"mailto:\">]>" + entity),
                root("billion laughs", billionLaughs() + entity),
                root("undeclared entity", entity),
                root("processing instruction", "<?xml-stylesheet href=\"http://127.0.0.1:1/\"?>" + sound),
                root("processing instruction within", sound.replace("<env:Body>", "<env:Body><?x y?>")),
                root(
                        "XInclude",
                        sound.replace(
                                "<rim:Name/>",
                                "<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"" + FILE + "\"/>")),
                root(
                        "XInclude in the header",
                        sound.replace(
                                "<env:Header>",
                                "<env:Header><i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"" + FILE
                                        + "\"/>")),
                root("XML 1.1", "<?xml version=\"1.1\"?>" + sound),
                root("declared Latin-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + sound),
                root("declared UTF-16", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + sound),
                root("byte order mark", "\uFEFF" + sound),
                root("nested too deeply", sound.replace("<rim:Name/>", "<rim:x>".repeat(40) + "</rim:x>".repeat(40)))));
    }

    @TestFactory
    Stream<DynamicTest> xml_thatFetchesOrGrowsOtherwise_isRefused() {
        String sound = TestMessages.envelope();
        return FaultTables.tests(Stream.of(
                root("nested very deeply", sound.replace("<rim:Name/>", "<rim:x>".repeat(5000))),
                root("too many attributes", sound.replace("<rim:Name/>", "<rim:x " + attributes("a", 40) + "/>")),
                root("too many namespaces", sound.replace("<rim:Name/>", "<rim:x " + attributes("xmlns:a", 40) + "/>")),
                root("attribute twice", sound.replace("<rim:Name/>", "<rim:x a=\"\" a=\"\"/>")),
                root("name too long", sound.replace("<rim:Name/>", "<rim:" + "x".repeat(300) + "/>")),
                root("prefix undeclared", sound.replace("<rim:Name/>", "<no:x/>")),
                root("not closed", sound.replace("</env:Envelope>", "")),
                root("two roots", sound + sound),
                root("text behind", sound + "x"),
                root("nothing", ""),
                root("no XML", "Hello"),
                root("NUL", sound.replace("<rim:Name/>", "\0")),
                mtom(
                        "attribute too long",
                        TOO_LARGE,
                        TestMessages.related(
                                sound.replace("<rim:Name/>", "<rim:x a=\"" + "y".repeat(1 << 21) + "\"/>"))),
                mtom(
                        "comment too long",
                        TOO_LARGE,
                        TestMessages.related(sound.replace("<rim:Name/>", "<!--" + "y".repeat(1 << 21) + "-->"))),
                mtom("blanks too long", TOO_LARGE, TestMessages.related(sound + " ".repeat(1 << 21)))));
    }

    private static String billionLaughs() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            dtd.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return dtd.append("<!ENTITY e \"&e29;\">]>").toString();
    }

    private static String attributes(String name, int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(name).append(i).append("=\"urn:").append(i).append("\" ");
        }
        return all.toString();
    }

    @TestFactory
    Stream<DynamicTest> envelope_wrong_isRefused() {
        return FaultTables.tests(Stream.of(
                changed(
                        "SOAP 1.1",
                        OTHER_VERSION,
                        "http://www.w3.org/2003/05/soap-envelope",
                        "http://schemas.xmlsoap.org/soap/envelope/"),
                changed("no envelope", MALFORMED, ENVELOPE, "<env:Body/><env:Envelope "),
                root("another element", "<x/>"),
                changed("no header", MALFORMED, TestMessages.HEADER, ""),
                changed("text in the envelope", MALFORMED, "<env:Body>", "x<env:Body>"),
                changed("text in the body", MALFORMED, "<env:Body>", "<env:Body>x"),
                changed("another request", MALFORMED, "urn:ihe:iti:xds-b:2007", "urn:ihe:iti:xds-b:2008"),
                changed("no metadata", MALFORMED, "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0", "urn:x"),
                changed("no list", MALFORMED, "rim:RegistryObjectList", "rim:RegistryObjectLists"),
                changed(
                        "two lists",
                        MALFORMED,
                        "</lcm:SubmitObjectsRequest>",
                        "<r:RegistryObjectList xmlns:r=\"" + XdrNames.RIM + "\"/></lcm:SubmitObjectsRequest>"),
                changed("no object", MALFORMED, OBJECT, ""),
                changed(
                        "object in an object",
                        MALFORMED,
                        OBJECT,
                        "<rim:RegistryPackage>" + OBJECT + "</rim:RegistryPackage>"),
                changed("object twice", MALFORMED, OBJECT, OBJECT + OBJECT)));
    }

    @TestFactory
    Stream<DynamicTest> envelope_wrongOtherwise_isRefused() {
        return FaultTables.tests(Stream.of(
                changed(
                        "object without document",
                        MALFORMED,
                        OBJECT,
                        OBJECT + OBJECT.replace("Document01", "Document02")),
                changed("object without ID", MALFORMED, OBJECT, "<rim:ExtrinsicObject/>"),
                changed(
                        "two unique IDs",
                        MALFORMED,
                        "</rim:RegistryObjectList>",
                        TestMessages.PACKAGE + "</rim:RegistryObjectList>"),
                changed("empty unique ID", MALFORMED, "value=\"1.2.3\"", "value=\"\""),
                changed("no document", MALFORMED, DOCUMENT, ""),
                changed("document twice", MALFORMED, DOCUMENT, DOCUMENT + DOCUMENT),
                changed("document without ID", MALFORMED, "<xds:Document id=\"Document01\">", "<xds:Document>"),
                changed(
                        "document without object",
                        MALFORMED,
                        "<xds:Document id=\"Document01\">",
                        "<xds:Document id=\"Document02\">"),
                changed("documents over the limit", TOO_LARGE, DOCUMENT, documents()),
                changed("something else beside the documents", MALFORMED, DOCUMENT, DOCUMENT + "<xds:Other/>"),
                changed("something else beside the request", MALFORMED, "</env:Body>", "<x/></env:Body>"),
                changed("something else beside the body", MALFORMED, "</env:Envelope>", "<x/></env:Envelope>")));
    }

    @TestFactory
    Stream<DynamicTest> element_elsewhere_isNotTakenForTheRightOne() {
        String sound = TestMessages.envelope();
        String list =
                sound.substring(sound.indexOf("<rim:RegistryObjectList"), sound.indexOf("</lcm:SubmitObjectsRequest>"));
        return FaultTables.tests(Stream.of(
                root(
                        "header in no namespace",
                        sound.replace("<env:Header>", "<Header>").replace("</env:Header>", "</Header>")),
                root(
                        "body in no namespace",
                        sound.replace("<env:Body>", "<Body>").replace("</env:Body>", "</Body>")),
                changed(
                        "block beside the list",
                        ADDRESS_BLOCK,
                        "<rim:RegistryObjectList",
                        "<direct:addressBlock xmlns:direct=\"urn:direct:addressing\"/><rim:RegistryObjectList"),
                changed(
                        "include beside the list",
                        MALFORMED,
                        "<rim:RegistryObjectList",
                        INCLUDE + "<rim:RegistryObjectList"),
                changed("the only list in another element", MALFORMED, list, "<x>" + list + "</x>"),
                changed("blanks for a document", MALFORMED, INCLUDE, " \n"),
                changed("IDs empty", MALFORMED, "Document01", "")));
    }

    private static String documents() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 33; i++) {
            all.append("<xds:Document id=\"d")
                    .append(i)
                    .append("\">")
                    .append(INCLUDE.replace("d1@x", "p" + i))
                    .append("</xds:Document>");
        }
        return all.toString();
    }

    @TestFactory
    Stream<DynamicTest> include_thatIsNoPart_isRefusedAndNotFetched() {
        return FaultTables.tests(Stream.of(
                include("http", xop("href=\"http://127.0.0.1:1/\"", "")),
                include("https", xop("href=\"https://127.0.0.1:1/\"", "")),
                include("file", xop("href=\"" + FILE + "\"", "")),
                include("path", xop("href=\"/etc/passwd\"", "")),
                include("relative", xop("href=\"d1@x\"", "")),
                include("jar", xop("href=\"jar:file:/x.jar!/x\"", "")),
                include("scheme in capitals", xop("href=\"CID:d1@x\"", "")),
                include("empty cid", xop("href=\"cid:\"", "")),
                include("cid badly encoded", xop("href=\"cid:d1%4x\"", "")),
                include("cid with a query", xop("href=\"cid:d1@x?x\"", "")),
                include("cid with a fragment", xop("href=\"cid:d1@x#x\"", "")),
                include("no href", xop("", "")),
                include("two attributes", xop("href=\"cid:d1@x\" x=\"y\"", "")),
                include("href in a namespace", xop("xop:href=\"cid:d1@x\"", "")),
                include("content", xop("href=\"cid:d1@x\"", "SGVsbG8=")),
                include("child", xop("href=\"cid:d1@x\"", "<x/>")),
                include("twice", INCLUDE + INCLUDE),
                include("text behind", INCLUDE + "SGVsbG8="),
                include("another namespace", INCLUDE.replace("2004/08", "2003/08")),
                changed("in the metadata", MALFORMED, "<rim:Name/>", INCLUDE),
                changed("in the header", MALFORMED, "<env:Header>", "<env:Header>" + INCLUDE),
                new FaultTables.Spoiled("without MTOM", TestMessages.PLAIN, TestMessages.envelope(), MALFORMED)));
    }
}
