package io.github.dualauth.edge.xdr;

import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.xdr.soap.XdrNames;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests of ITI-41 as they should be, for tests to spoil. */
final class TestMessages {

    static final String OWN = "a@direct.example.org";

    static final String RELATED = "multipart/related; boundary=\"b1\"; type=\"application/xop+xml\";"
            + " start=\"<root@x>\"; start-info=\"application/soap+xml\"";

    static final String PLAIN = "application/soap+xml; charset=UTF-8; action=\"" + XdrNames.ACTION + "\"";

    static final String BLOCK = "<direct:addressBlock xmlns:direct=\"urn:direct:addressing\""
            + " env:role=\"urn:direct:addressing:destination\" env:relay=\"true\">"
            + "<direct:from>mailto:" + OWN + "</direct:from>"
            + "<direct:to>mailto:b@direct.example.org</direct:to></direct:addressBlock>";

    static final String LEVEL =
            "<direct:metadata-level xmlns:direct=\"urn:direct:addressing\">minimal</direct:metadata-level>";

    static final String ACTION = "<wsa:Action env:mustUnderstand=\"true\">" + XdrNames.ACTION + "</wsa:Action>";

    static final String ID = "urn:uuid:11111111-2222-3333-4444-555555555555";

    static final String MESSAGE_ID = "<wsa:MessageID>" + ID + "</wsa:MessageID>";

    static final String HEADER = "<env:Header>" + LEVEL + BLOCK + ACTION + MESSAGE_ID
            + "<wsa:To>https://edge.example.org/xdr</wsa:To></env:Header>";

    static final String OBJECT =
            "<rim:ExtrinsicObject id=\"Document01\" mimeType=\"text/plain\"><rim:Name/></rim:ExtrinsicObject>";

    static final String PACKAGE = "<rim:RegistryPackage id=\"SubmissionSet01\"><rim:ExternalIdentifier"
            + " identificationScheme=\"" + XdrNames.UNIQUE_ID + "\" value=\"1.2.3\"/></rim:RegistryPackage>";

    static final String INCLUDE =
            "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:d1@x\"/>";

    static final String DOCUMENT = "<xds:Document id=\"Document01\">" + INCLUDE + "</xds:Document>";

    static final String INLINE = "<xds:Document id=\"Document01\">SGVs\nbG8=</xds:Document>";

    static final String ROOT_HEAD = lines("""
        Content-Type: application/xop+xml; charset=UTF-8; type="application/soap+xml"
        Content-Transfer-Encoding: binary
        Content-ID: <root@x>
        """);

    static final String PART_HEAD = lines("""
        Content-Type: text/plain
        Content-ID: <d1@x>
        """);

    private TestMessages() {}

    private static String lines(String text) {
        return text.replace("\n", "\r\n");
    }

    static String envelope(String header, String documents) {
        return "<env:Envelope xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">" + header + "<env:Body>"
                + "<xds:ProvideAndRegisterDocumentSetRequest xmlns:xds=\"urn:ihe:iti:xds-b:2007\">"
                + "<lcm:SubmitObjectsRequest xmlns:lcm=\"urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0\">"
                + "<rim:RegistryObjectList xmlns:rim=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\">" + OBJECT
                + PACKAGE + "</rim:RegistryObjectList></lcm:SubmitObjectsRequest>" + documents
                + "</xds:ProvideAndRegisterDocumentSetRequest></env:Body></env:Envelope>";
    }

    static String envelope() {
        return envelope(HEADER, DOCUMENT);
    }

    /** With so many documents: {@code Document01} in {@code d1@x}, {@code Document02} in {@code d2@x}, and so on. */
    static String envelopeOf(int documents) {
        StringBuilder objects = new StringBuilder();
        StringBuilder includes = new StringBuilder();
        for (int i = 1; i <= documents; i++) {
            String id = String.format("Document%02d", i);
            objects.append(OBJECT.replace("Document01", id));
            includes.append(DOCUMENT.replace("Document01", id).replace("d1@x", "d" + i + "@x"));
        }
        return envelope(HEADER, includes.toString()).replace(OBJECT, objects);
    }

    static String plain() {
        return envelope(HEADER, INLINE);
    }

    static String part(String head, String content) {
        return "--b1\r\n" + head + "\r\n" + content + "\r\n";
    }

    static String related(String root) {
        return part(ROOT_HEAD, root) + part(PART_HEAD, "Hello") + "--b1--\r\n";
    }

    static String related() {
        return related(envelope());
    }

    static XdrRequest request(String contentType) {
        return new XdrRequest(
                List.of(contentType),
                List.of(),
                new XdrRequest.Sender(
                        "app-1",
                        "account-1",
                        address -> address.key()
                                .equals(MailAddress.parse(OWN).orElseThrow().key())),
                "0af7651916cd43dd8448eb211c80319c");
    }

    static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
