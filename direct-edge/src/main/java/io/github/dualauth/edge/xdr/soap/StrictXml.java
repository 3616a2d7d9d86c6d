package io.github.dualauth.edge.xdr.soap;

import io.github.dualauth.edge.config.XdrSettings;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML 1.0 in UTF-8 with namespaces, as a stream, and of it only what a SOAP message may hold (SOAP 1.2, part 1, 5): no
 * document type, no entity but the five, no processing instruction; and no XInclude. Nothing is ever fetched. Depth,
 * attributes, names and length have limits. It is the JDK's own parser, whatever else the deployment brings.
 */
public final class StrictXml {

    private static final int LONGEST_NAME = 256;

    /** Read ahead by the parser at most, and so not the fault of the sender's XML yet. */
    private static final int READ_AHEAD = 64 * 1024;

    private static final XMLInputFactory FACTORY = factory();

    private final XmlBudget budget;
    private final XMLStreamReader reader;
    private final XdrSettings settings;
    private int depth;

    /** Reads {@code utf8}, which is left open. */
    public StrictXml(InputStream utf8, XdrSettings settings) {
        this.settings = settings;
        budget = new XmlBudget(
                new InputStreamReader(
                        utf8,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                (long) settings.xmlSize() + READ_AHEAD);
        try {
            synchronized (FACTORY) {
                reader = FACTORY.createXMLStreamReader(budget);
            }
        } catch (XMLStreamException e) {
            throw notXml();
        }
        String encoding = reader.getCharacterEncodingScheme();
        String version = reader.getVersion();
        if ((version != null && !version.equals("1.0")) || (encoding != null && !encoding.equalsIgnoreCase("utf-8"))) {
            throw XdrFault.xml("The XML must be of version 1.0 and in UTF-8").exception();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty("http://www.oracle.com/xml/jaxp/properties/maxXMLNameLimit", LONGEST_NAME);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    /** The next event, as in {@link XMLStreamConstants}; comments are left out. */
    int next() {
        int event = nextWithComments();
        while (event == XMLStreamConstants.COMMENT) {
            event = nextWithComments();
        }
        return event;
    }

    /** The next event, with comments. */
    int nextWithComments() {
        try {
            int event = reader.next();
            check(event);
            return event;
        } catch (XMLStreamException e) {
            throw notXml();
        }
    }

    private void check(int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> checkElement();
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD,
                    XMLStreamConstants.ENTITY_REFERENCE,
                    XMLStreamConstants.ENTITY_DECLARATION,
                    XMLStreamConstants.NOTATION_DECLARATION,
                    XMLStreamConstants.PROCESSING_INSTRUCTION ->
                throw XdrFault.xml("Document types, entities and processing instructions are not taken")
                        .exception();
            default -> {
                // Text, and the end of the document.
            }
        }
    }

    private void checkElement() {
        depth++;
        if (depth > settings.depth()) {
            throw XdrFault.xml("The XML is nested too deeply").exception();
        }
        if (reader.getAttributeCount() > settings.attributes() || reader.getNamespaceCount() > settings.attributes()) {
            throw XdrFault.xml("An element has too many attributes").exception();
        }
        if (XdrNames.XINCLUDE.equals(reader.getNamespaceURI())) {
            throw XdrFault.xml("XInclude is not taken").exception();
        }
    }

    /** The depth of the open element; the outermost one's is 1. */
    public int depth() {
        return depth;
    }

    /** The name of the element that has begun or ended. */
    QName name() {
        return reader.getName();
    }

    /** Whether the element that has begun or ended is this one. */
    boolean is(String namespace, String local) {
        return local.equals(reader.getLocalName()) && namespace.equals(namespace());
    }

    /** The namespace of the element; {@code ""} for none. */
    String namespace() {
        return reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    }

    int attributes() {
        return reader.getAttributeCount();
    }

    QName attributeName(int index) {
        return reader.getAttributeName(index);
    }

    String attributeValue(int index) {
        return reader.getAttributeValue(index);
    }

    /** The value of the attribute in no namespace; {@code ""} if it is not there. */
    String attribute(String local) {
        for (int i = 0; i < attributes(); i++) {
            if (attributeName(i).equals(new QName(local))) {
                return attributeValue(i);
            }
        }
        return "";
    }

    /** The text of this event. */
    String text() {
        return reader.getText();
    }

    /** Whether the text of this event is blank. */
    boolean isBlank() {
        return reader.getText().chars().allMatch(StrictXml::isBlank);
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** {@code count} of the characters were a document's, and do not count here. */
    void giveBack(int count) {
        budget.giveBack(count);
    }

    /** Reads to the end of the document; only comments and blanks may be there. */
    public void finish() {
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            // The parser itself takes nothing but these there.
        }
    }

    private static XdrRefusedException notXml() {
        return XdrFault.xml("The XML cannot be read").exception();
    }
}
