package io.github.dualauth.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** A request of ITI-41 in MTOM with one document, whose submission set has an ID of its own each time. */
final class XdrDocument {

    static final String TYPE = "multipart/related; boundary=\"b1\"; type=\"application/xop+xml\";"
            + " start=\"<root@x>\"; start-info=\"application/soap+xml\"";
    static final String SUCCESS = "ResponseStatusType:Success";
    static final byte[] TAIL = "\r\n--b1--\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final AtomicLong SENT = new AtomicLong();
    private static final String SCHEME = "urn:uuid:96fdda7c-d067-4183-912e-5ee74998a8a8";
    private static final String HEAD = """
            --b1\r
            Content-Type: application/xop+xml; charset=UTF-8; type="application/soap+xml"\r
            Content-Transfer-Encoding: binary\r
            Content-ID: <root@x>\r
            \r
            <env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" xmlns:wsa="http://www.w3.org/2005/08/addressing">\
            <env:Header><d:metadata-level xmlns:d="urn:direct:addressing">minimal</d:metadata-level>\
            <d:addressBlock xmlns:d="urn:direct:addressing" env:role="urn:direct:addressing:destination" env:relay="true">\
            <d:from>mailto:%s</d:from><d:to>mailto:b@direct.example.com</d:to></d:addressBlock>\
            <wsa:Action env:mustUnderstand="true">urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b</wsa:Action>\
            <wsa:MessageID>urn:uuid:1234</wsa:MessageID></env:Header>\
            <env:Body><x:ProvideAndRegisterDocumentSetRequest xmlns:x="urn:ihe:iti:xds-b:2007">\
            <l:SubmitObjectsRequest xmlns:l="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0">\
            <r:RegistryObjectList xmlns:r="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">\
            <r:ExtrinsicObject id="Document01" mimeType="text/plain"/><r:RegistryPackage id="Set01">\
            <r:ExternalIdentifier identificationScheme="%s" value="1.2.%d"/></r:RegistryPackage></r:RegistryObjectList>\
            </l:SubmitObjectsRequest><x:Document id="Document01">\
            <xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:d1@x"/></x:Document>\
            </x:ProvideAndRegisterDocumentSetRequest></env:Body></env:Envelope>\r
            --b1\r
            Content-Type: text/plain\r
            Content-ID: <d1@x>\r
            \r
            """;

    private final byte[] document;

    /** With a document of so many bytes. */
    XdrDocument(int size) {
        this.document = new byte[size];
        Arrays.fill(document, (byte) 'x');
    }

    /** What is before the document, anew each time. */
    static byte[] head() {
        return String.format(HEAD, DirectSender.ADDRESS, SCHEME, SENT.incrementAndGet())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The next whole request. */
    byte[] next() {
        byte[] head = head();
        byte[] whole = Arrays.copyOf(head, head.length + document.length + TAIL.length);
        System.arraycopy(document, 0, whole, head.length, document.length);
        System.arraycopy(TAIL, 0, whole, head.length + document.length, TAIL.length);
        return whole;
    }
}
