package io.github.dualauth.edge.xdr.soap;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;

/**
 * Reads the envelope of an ITI-41 request (SOAP 1.2, part 1, 5; ITI TF-2, 3.41): one Header, then one Body with the one
 * request in it. The metadata beyond what ties documents to it is not looked at; this is no registry.
 */
public final class RequestReader {

    /** What the reader meets, in this order. */
    public interface Steps {

        /** Whether there are parts beside the root, which its documents may name. */
        boolean isPackaged();

        /** The Header has been read; throws if its sender may not send. */
        void addressed(SoapHeader header);

        /** An inline document begins; its decoded bytes go where this says. */
        OutputStream inline(String documentId) throws IOException;
    }

    private final StrictXml xml;
    private final HeaderReader header;
    private final DocumentReferences references;
    private final Steps steps;
    private String uniqueId = "";

    /** Reads from {@code xml}, its Header by {@code header}. */
    public RequestReader(StrictXml xml, HeaderReader header, DocumentReferences references, Steps steps) {
        this.xml = xml;
        this.header = header;
        this.references = references;
        this.steps = steps;
    }

    /** The submission set's unique ID; {@code ""} if it has none. */
    public String uniqueId() {
        return uniqueId;
    }

    /** Reads all of it. */
    public void read() throws IOException {
        expect(true);
        if (!xml.is(XdrNames.SOAP, "Envelope")) {
            throw xml.name().getLocalPart().equals("Envelope")
                    ? new XdrFault(
                                    XdrFault.Subcode.OTHER_VERSION,
                                    RejectionReason.XML_REFUSED,
                                    "The envelope must be one of SOAP 1.2")
                            .exception()
                    : refused("This is no envelope of SOAP 1.2");
        }
        expect(true);
        requireSoap("Header");
        steps.addressed(header.read());
        expect(true);
        requireSoap("Body");
        body();
        if (tag()) {
            Wrapping.refuse(xml);
            throw refused("The Envelope must have one Header, then one Body, and nothing else");
        }
        xml.finish();
        references.declared();
    }

    private void requireSoap(String local) {
        if (!xml.is(XdrNames.SOAP, local)) {
            Wrapping.refuse(xml);
            throw refused("The Envelope must have one Header, then one Body, and nothing else");
        }
    }

    /** The next tag, whether it begins an element or ends one; only blanks are before it. */
    private boolean tag() {
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.END_DOCUMENT || !xml.isBlank()) {
                throw refused("There is text where only elements may be");
            }
            event = xml.next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    private void expect(boolean begin) {
        if (tag() != begin) {
            throw refused("The envelope has an element too much, or too few");
        }
    }

    private void body() throws IOException {
        expect(true);
        require(XdrNames.XDS, "ProvideAndRegisterDocumentSetRequest");
        expect(true);
        require(XdrNames.LCM, "SubmitObjectsRequest");
        submission();
        while (tag()) {
            require(XdrNames.XDS, "Document");
            document();
        }
        if (tag()) {
            Wrapping.refuse(xml);
            throw refused("The Body must hold one request of ITI-41 and nothing else");
        }
    }

    private void require(String namespace, String local) {
        if (!xml.is(namespace, local)) {
            Wrapping.refuse(xml);
            throw refused("The Body must hold one request of ITI-41: its metadata, then its documents");
        }
    }

    private void submission() {
        boolean found = false;
        while (tag()) {
            if (!xml.is(XdrNames.RIM, "RegistryObjectList")) {
                Wrapping.refuse(xml);
                Wrapping.skip(xml);
            } else if (found) {
                throw refused("The request must have one RegistryObjectList");
            } else {
                found = true;
                objects();
            }
        }
        if (!found) {
            throw refused("The request must have one RegistryObjectList");
        }
    }

    private void objects() {
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            Wrapping.refuse(xml);
            if (xml.is(XdrNames.RIM, "ExtrinsicObject") && xml.depth() == outside + 2) {
                references.object(xml.attribute("id"));
            } else if (xml.is(XdrNames.RIM, "ExternalIdentifier")
                    && xml.attribute("identificationScheme").equals(XdrNames.UNIQUE_ID)) {
                unique(xml.attribute("value"));
            }
        }
    }

    private void unique(String value) {
        if (value.isEmpty() || !uniqueId.isEmpty()) {
            throw refused("The submission set must have one unique ID");
        }
        uniqueId = value;
    }

    private void document() throws IOException {
        String id = xml.attribute("id");
        references.document(id);
        Optional<Base64Text> inline = Optional.empty();
        boolean included = false;
        int event = xml.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (included || inline.isPresent()) {
                    throw mixed();
                }
                include(id);
                included = true;
            } else if (inline.isPresent() || !xml.isBlank()) {
                if (included) {
                    throw mixed();
                }
                inline = Optional.of(inline.isPresent() ? inline.get() : new Base64Text(steps.inline(id)));
                xml.giveBack(inline.get().add(xml.text()));
            }
            event = xml.next();
        }
        if (inline.isPresent()) {
            inline.get().finish();
        } else if (!included) {
            throw refused("A Document is empty");
        }
    }

    private void include(String id) {
        if (!xml.is(XdrNames.XOP, "Include")) {
            Wrapping.refuse(xml);
            throw mixed();
        }
        if (!steps.isPackaged()) {
            throw refused("An xop:Include needs MTOM");
        }
        if (xml.attributes() != 1 || !xml.attributeName(0).equals(new QName("href"))) {
            throw refused("An xop:Include must have one attribute, href");
        }
        references.include(id, xml.attributeValue(0));
        if (!SimpleText.read(xml, XdrFault.xml("An xop:Include must be empty")).isEmpty()) {
            throw refused("An xop:Include must be empty");
        }
    }

    private static XdrRefusedException mixed() {
        return refused("A Document must hold base64 or one xop:Include, and nothing beside it");
    }

    private static XdrRefusedException refused(String text) {
        return XdrFault.xml(text).exception();
    }
}
