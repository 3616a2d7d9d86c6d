package io.github.dualauth.edge.xdr.soap;

import io.github.dualauth.edge.xdr.fault.XdrFault;
import javax.xml.stream.XMLStreamConstants;

/** The text of an element that holds nothing else; a comment in it would make two texts of one. */
final class SimpleText {

    private SimpleText() {}

    /** Reads the element that has begun to its end; {@code otherwise} is why it is refused if it holds more than text. */
    static String read(StrictXml xml, XdrFault otherwise) {
        StringBuilder text = new StringBuilder();
        int event = xml.nextWithComments();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.COMMENT) {
                throw otherwise.exception();
            }
            text.append(xml.text());
            event = xml.nextWithComments();
        }
        // XML's blanks (XML Schema 1.0, part 2, 4.3.6: collapse); no other character below them is ever in XML 1.0.
        return text.toString().trim();
    }
}
