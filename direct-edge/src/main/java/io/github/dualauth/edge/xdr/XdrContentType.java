package io.github.dualauth.edge.xdr;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.fault.XdrRefusedException;
import io.github.dualauth.edge.xdr.mime.MimeType;
import io.github.dualauth.edge.xdr.soap.XdrNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the Content-Type of a request says that its body is: SOAP 1.2 with MTOM (XOP 1.0, 4.1; SOAP 1.2 MTOM, 3.2;
 * RFC 2387) or plain (RFC 3902). Everything else is refused, and so is what says one thing in two places.
 */
sealed interface XdrContentType {

    String SOAP_XML = "application/soap+xml";
    String XOP_XML = "application/xop+xml";

    /** RFC 2046, 5.1.1. */
    Pattern BOUNDARY = Pattern.compile("[0-9A-Za-z'()+_,\\-./:=? ]{0,69}[0-9A-Za-z'()+_,\\-./:=?]");

    /**
     * MTOM.
     *
     * @param boundary what stands between the parts
     * @param start the Content-ID of the first part, in brackets, if it is named
     */
    record Related(String boundary, Optional<String> start) implements XdrContentType {}

    /** The envelope alone. */
    record Plain() implements XdrContentType {}

    /** Reads the values of all Content-Type header fields. */
    static XdrContentType of(List<String> values) {
        MimeType type = Optional.of(values)
                .filter(all -> all.size() == 1)
                .flatMap(all -> MimeType.parse(all.get(0)))
                .orElseThrow(() -> unsupported("The Content-Type cannot be read"));
        return switch (type.name()) {
            case "multipart/related" -> related(type);
            case SOAP_XML -> plain(type);
            default -> throw unsupported("The Content-Type must be that of SOAP 1.2, with MTOM or plain");
        };
    }

    private static XdrContentType related(MimeType type) {
        String boundary = type.parameter("boundary");
        Optional<MimeType> startInfo = MimeType.parse(type.parameter("start-info"));
        if (!BOUNDARY.matcher(boundary).matches()) {
            throw unsupported("The Content-Type has no boundary, or one that RFC 2046 does not allow");
        }
        if (!type.parameter("type").equalsIgnoreCase(XOP_XML)
                || startInfo.filter(XdrContentType::isSoap).isEmpty()
                || !isForAction(type)) {
            throw unsupported("The Content-Type must have the type application/xop+xml,"
                    + " the start-info application/soap+xml and, if any, the action of ITI-41");
        }
        return new Related(boundary, Optional.of(type.parameter("start")).filter(start -> type.has("start")));
    }

    private static XdrContentType plain(MimeType type) {
        if (!isSoap(type)) {
            throw unsupported("The Content-Type must be in UTF-8 and, if it has an action, have that of ITI-41");
        }
        return new Plain();
    }

    private static boolean isSoap(MimeType type) {
        return type.name().equals(SOAP_XML) && type.isUtf8() && isForAction(type);
    }

    /** Whether the action, if there is one, is that of ITI-41. */
    private static boolean isForAction(MimeType type) {
        return !type.has("action") || type.parameter("action").equals(XdrNames.ACTION);
    }

    /** Whether {@code type} is that of a root part (XOP 1.0, 4.1). */
    static boolean isRoot(MimeType type) {
        return type.name().equals(XOP_XML)
                && type.isUtf8()
                && MimeType.parse(type.parameter("type"))
                        .filter(XdrContentType::isSoap)
                        .isPresent();
    }

    private static XdrRefusedException unsupported(String text) {
        return XdrFault.unsupported(RejectionReason.CONTENT_TYPE_UNSUPPORTED, text)
                .exception();
    }
}
