package io.github.dualauth.edge.xdr.soap;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;

/**
 * Reads one {@code direct:addressBlock} (Direct Edge Protocols 1.1, XDR): the role and relay attributes of SOAP, one
 * sender, at least one recipient, each a {@code mailto:} and one plain address. Lenient, role and relay may have no
 * namespace, and one {@code direct:to} several recipients with commas between them; nothing else.
 */
final class AddressBlockReader {

    private static final QName ROLE = new QName(XdrNames.SOAP, "role");
    private static final QName RELAY = new QName(XdrNames.SOAP, "relay");
    private static final QName MUST_UNDERSTAND = new QName(XdrNames.SOAP, "mustUnderstand");
    private static final String MAILTO = "mailto:";
    private static final int MOST_RECIPIENTS = 100;

    private final StrictXml xml;
    private final boolean lenient;
    private final List<MailAddress> senders = new ArrayList<>();
    private final Map<String, MailAddress> recipients = new LinkedHashMap<>();

    private AddressBlockReader(StrictXml xml, boolean lenient) {
        this.xml = xml;
        this.lenient = lenient;
    }

    /** Reads the block that has begun, to its end. */
    static AddressBlock read(StrictXml xml, boolean lenient) {
        return new AddressBlockReader(xml, lenient).block();
    }

    private AddressBlock block() {
        checkAttributes();
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> child();
                case XMLStreamConstants.END_ELEMENT -> {
                    // Of the block itself: its children are read to their ends.
                }
                default -> refuseText();
            }
        }
        if (senders.size() != 1 || recipients.isEmpty()) {
            throw refused("The address block must have one direct:from and at least one direct:to");
        }
        return new AddressBlock(senders.get(0), List.copyOf(recipients.values()));
    }

    private void checkAttributes() {
        String role = "";
        String relay = "";
        for (int i = 0; i < xml.attributes(); i++) {
            QName name = xml.attributeName(i);
            if (means(name, ROLE) && role.isEmpty()) {
                role = xml.attributeValue(i);
            } else if (means(name, RELAY) && relay.isEmpty()) {
                relay = xml.attributeValue(i);
            } else if (!isHarmless(name)) {
                throw refused("The address block has an attribute twice, in a wrong namespace, or unknown");
            }
        }
        if (!role.equals(XdrNames.DESTINATION)) {
            throw refused("The role of the address block must be " + XdrNames.DESTINATION);
        }
        if (!relay.equals("true") && !relay.equals("1")) {
            throw refused("The relay of the address block must be true");
        }
    }

    private boolean means(QName name, QName attribute) {
        return name.equals(attribute) || (lenient && name.equals(new QName(attribute.getLocalPart())));
    }

    /** Such as wsu:Id; what is named like an attribute of SOAP is not. */
    private static boolean isHarmless(QName name) {
        String namespace = name.getNamespaceURI();
        boolean foreign = !namespace.isEmpty() && !namespace.equals(XdrNames.SOAP);
        return name.equals(MUST_UNDERSTAND)
                || (foreign
                        && !name.getLocalPart().equals(ROLE.getLocalPart())
                        && !name.getLocalPart().equals(RELAY.getLocalPart()));
    }

    private void child() {
        if (!xml.namespace().equals(XdrNames.DIRECT)) {
            throw refused("The address block holds an element of another namespace");
        }
        switch (xml.name().getLocalPart()) {
            case "from" -> senders.add(address(text()));
            case "to" -> recipients();
            case "addressBlock", "metadata-level" -> throw refused("The address block is nested");
            // Such as direct:notification: for whoever takes the message.
            default -> Wrapping.skip(xml);
        }
    }

    private void recipients() {
        String text = text();
        for (String each : lenient ? text.split(",", -1) : new String[] {text}) {
            MailAddress recipient = address(each.strip());
            recipients.putIfAbsent(recipient.key(), recipient);
        }
        if (recipients.size() > MOST_RECIPIENTS) {
            throw new XdrFault(
                            XdrFault.Subcode.TOO_LARGE,
                            RejectionReason.TOO_MANY_RECIPIENTS,
                            "The message has too many recipients")
                    .exception();
        }
    }

    private String text() {
        if (xml.attributes() > 0) {
            throw refused("direct:from and direct:to have no attributes");
        }
        return SimpleText.read(xml, XdrFault.addressBlock("direct:from and direct:to hold nothing but text"));
    }

    /** RFC 6068, of which only the plain form is taken: no header fields, nothing encoded. */
    private static MailAddress address(String text) {
        if (!text.startsWith(MAILTO) || text.chars().anyMatch(c -> c == '?' || c == '%' || c == ',')) {
            throw refused("direct:from and direct:to must be mailto: and one plain address");
        }
        return MailAddress.parse(text.substring(MAILTO.length()))
                .orElseThrow(() -> refused("direct:from and direct:to must be mailto: and one plain address"));
    }

    private void refuseText() {
        if (!xml.isBlank()) {
            throw refused("The address block holds text");
        }
    }

    private static XdrRefusedException refused(String text) {
        return XdrFault.addressBlock(text).exception();
    }
}
