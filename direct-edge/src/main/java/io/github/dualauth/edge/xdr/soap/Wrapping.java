package io.github.dualauth.edge.xdr.soap;

import io.github.dualauth.edge.xdr.fault.XdrFault;
import javax.xml.stream.XMLStreamConstants;

/**
 * Keeps elements that decide something out of places where nobody here would look at them: another reader of the same
 * message might (signature wrapping, header wrapping).
 */
final class Wrapping {

    private Wrapping() {}

    /** Refuses the element that has begun if it belongs elsewhere. */
    static void refuse(StrictXml xml) {
        String namespace = xml.namespace();
        if (namespace.equals(XdrNames.DIRECT) || xml.name().getLocalPart().equals("addressBlock")) {
            throw XdrFault.addressBlock("An element of the address block is outside of it, or in a wrong namespace")
                    .exception();
        }
        if (namespace.equals(XdrNames.SOAP) || namespace.equals(XdrNames.SOAP_11)) {
            throw XdrFault.xml("An element of SOAP is where it must not be").exception();
        }
        if (namespace.equals(XdrNames.XOP)) {
            throw XdrFault.xml("An xop:Include is where no document is").exception();
        }
    }

    /** Reads over the rest of the element that has begun, and refuses what is in it. */
    static void skip(StrictXml xml) {
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                refuse(xml);
            }
        }
    }
}
