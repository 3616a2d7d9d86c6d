package io.github.dualauth.edge.xdr.soap;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;

/**
 * Reads the one Header of an ITI-41 request (SOAP 1.2, part 1, 5.2; WS-Addressing 1.0, 3; Direct Edge Protocols 1.1): one
 * address block, one metadata-level, one Action, one MessageID, each once and right below the Header. A header block that
 * must be understood and is none of these is refused.
 */
public final class HeaderReader {

    private static final QName MUST_UNDERSTAND = new QName(XdrNames.SOAP, "mustUnderstand");

    /** An absolute URI (RFC 3986, 4.3), in ASCII, and not long. */
    private static final Pattern URI =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[\\x21\\x23-\\x3B\\x3D\\x3F-\\x7E]{1,980}");

    private static final Set<String> LEVELS = Set.of("minimal", "XDS");

    private final StrictXml xml;
    private final boolean lenient;
    private final Set<QName> seen = new HashSet<>();
    private Optional<AddressBlock> block = Optional.empty();
    private String messageId = "";

    /** Reads from {@code xml}; lenient, the known variants of the address block too. */
    public HeaderReader(StrictXml xml, boolean lenient) {
        this.xml = xml;
        this.lenient = lenient;
    }

    /** The message's ID as soon as it has been read; {@code ""} until then. */
    public String messageId() {
        return messageId;
    }

    /** Reads the Header that has begun, to its end. */
    SoapHeader read() {
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> block();
                case XMLStreamConstants.END_ELEMENT -> {
                    // Of the Header itself: its blocks are read to their ends.
                }
                default -> {
                    if (!xml.isBlank()) {
                        throw malformed("The Header holds text");
                    }
                }
            }
        }
        require("Action", XdrNames.WSA);
        require("MessageID", XdrNames.WSA);
        if (block.isEmpty() || !seen.contains(new QName(XdrNames.DIRECT, "metadata-level"))) {
            throw XdrFault.addressBlock("The Header must have one direct:addressBlock and one direct:metadata-level")
                    .exception();
        }
        return new SoapHeader(block.get(), messageId);
    }

    private void require(String local, String namespace) {
        if (!seen.contains(new QName(namespace, local))) {
            throw malformed("The Header must have one wsa:" + local);
        }
    }

    private void block() {
        boolean mandatory = mustUnderstand();
        switch (xml.namespace()) {
            case XdrNames.DIRECT -> direct();
            case XdrNames.WSA -> addressing(mandatory);
            default -> other(mandatory);
        }
    }

    private boolean mustUnderstand() {
        for (int i = 0; i < xml.attributes(); i++) {
            if (xml.attributeName(i).equals(MUST_UNDERSTAND)) {
                return switch (xml.attributeValue(i)) {
                    case "true", "1" -> true;
                    case "false", "0" -> false;
                    default -> throw malformed("A mustUnderstand is neither true nor false");
                };
            }
        }
        return false;
    }

    private void direct() {
        if (!seen.add(xml.name())) {
            throw XdrFault.addressBlock("The Header has two direct:addressBlock or direct:metadata-level")
                    .exception();
        }
        switch (xml.name().getLocalPart()) {
            case "addressBlock" -> block = Optional.of(AddressBlockReader.read(xml, lenient));
            case "metadata-level" -> {
                XdrFault fault = XdrFault.addressBlock("direct:metadata-level must be minimal or XDS");
                if (!LEVELS.contains(SimpleText.read(xml, fault))) {
                    throw fault.exception();
                }
            }
            default ->
                throw XdrFault.addressBlock("The Header has an unknown element of " + XdrNames.DIRECT)
                        .exception();
        }
    }

    private void addressing(boolean mandatory) {
        String local = xml.name().getLocalPart();
        if (!local.equals("RelatesTo") && !seen.add(xml.name())) {
            throw malformed("A header block of WS-Addressing is there twice");
        }
        switch (local) {
            case "Action" -> {
                if (!text("wsa:Action").equals(XdrNames.ACTION)) {
                    throw malformed("The wsa:Action must be that of ITI-41");
                }
            }
            case "MessageID" -> {
                String text = text("wsa:MessageID");
                if (!URI.matcher(text).matches()) {
                    throw malformed("The wsa:MessageID must be an absolute URI");
                }
                messageId = text;
            }
            case "ReplyTo", "FaultTo" -> anonymous();
            case "To", "From", "RelatesTo" -> Wrapping.skip(xml);
            default -> other(mandatory);
        }
    }

    private String text(String name) {
        return SimpleText.read(xml, XdrFault.xml("The " + name + " must hold nothing but text"));
    }

    /** The answer goes back on the same connection; nothing is sent to where a message says. */
    private void anonymous() {
        int inside = xml.depth();
        boolean found = false;
        while (xml.depth() >= inside) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            Wrapping.refuse(xml);
            if (xml.is(XdrNames.WSA, "Address")) {
                if (found || xml.depth() != inside + 1 || !text("wsa:Address").equals(XdrNames.ANONYMOUS)) {
                    throw malformed("wsa:ReplyTo and wsa:FaultTo must be anonymous");
                }
                found = true;
            }
        }
        if (!found) {
            throw malformed("wsa:ReplyTo and wsa:FaultTo must be anonymous");
        }
    }

    private void other(boolean mandatory) {
        Wrapping.refuse(xml);
        if (mandatory) {
            throw new XdrFault(
                            XdrFault.Subcode.NOT_UNDERSTOOD,
                            RejectionReason.XML_REFUSED,
                            "A header block that must be understood is not")
                    .exception();
        }
        Wrapping.skip(xml);
    }

    private static XdrRefusedException malformed(String text) {
        return XdrFault.xml(text).exception();
    }
}
