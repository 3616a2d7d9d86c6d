package io.github.dualauth.tests.harness;

/**
 * A request of ITI-41 with one document.
 *
 * @param from the sender's address
 * @param to the recipient's
 * @param uniqueId the submission set's
 */
public record XdrMessage(String from, String to, String uniqueId) {
    /** The type of a request in MTOM. */
    public static final String RELATED = "multipart/related; boundary=\"b1\"; type=\"application/xop+xml\";"
            + " start=\"<root@x>\"; start-info=\"application/soap+xml\"";

    /** The type of a plain request. */
    public static final String PLAIN = "application/soap+xml; charset=UTF-8";

    private static final String ACTION = "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b";
    private static final String SCHEME = "urn:uuid:96fdda7c-d067-4183-912e-5ee74998a8a8";
    private static final String INCLUDE =
            "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:d1@x\"/>";

    /** The plain form. */
    public String plain() {
        return envelope("SGVsbG8=");
    }

    /** The MTOM form. */
    public String related() {
        return related("Hello");
    }

    /** The MTOM form up to the document. */
    public String relatedHead() {
        return "--b1\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"\r\n"
                + "Content-Transfer-Encoding: binary\r\nContent-ID: <root@x>\r\n\r\n"
                + envelope(INCLUDE)
                + "\r\n--b1\r\nContent-Type: text/plain\r\nContent-ID: <d1@x>\r\n\r\n";
    }

    /** The MTOM form with another document. */
    public String related(String document) {
        return relatedHead() + document + relatedTail();
    }

    /** What is behind the document. */
    public String relatedTail() {
        return "\r\n--b1--\r\n";
    }

    private String envelope(String document) {
        return """
            <env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" xmlns:wsa="http://www.w3.org/2005/08/addressing">\
            <env:Header><d:metadata-level xmlns:d="urn:direct:addressing">minimal</d:metadata-level>\
            <d:addressBlock xmlns:d="urn:direct:addressing" env:role="urn:direct:addressing:destination" env:relay="true">\
            <d:from>mailto:%s</d:from><d:to>mailto:%s</d:to></d:addressBlock>\
            <wsa:Action env:mustUnderstand="true">%s</wsa:Action><wsa:MessageID>urn:uuid:1234</wsa:MessageID></env:Header>\
            <env:Body><x:ProvideAndRegisterDocumentSetRequest xmlns:x="urn:ihe:iti:xds-b:2007">\
            <l:SubmitObjectsRequest xmlns:l="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0">\
            <r:RegistryObjectList xmlns:r="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">\
            <r:ExtrinsicObject id="Document01" mimeType="text/plain"/><r:RegistryPackage id="Set01">\
            <r:ExternalIdentifier identificationScheme="%s" value="%s"/></r:RegistryPackage></r:RegistryObjectList>\
            </l:SubmitObjectsRequest><x:Document id="Document01">%s</x:Document>\
            </x:ProvideAndRegisterDocumentSetRequest></env:Body></env:Envelope>\
            """.formatted(from, to, ACTION, SCHEME, uniqueId, document);
    }
}
