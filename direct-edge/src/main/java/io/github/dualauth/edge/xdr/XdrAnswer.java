package io.github.dualauth.edge.xdr;

import io.github.dualauth.edge.xdr.soap.SoapText;
import io.github.dualauth.edge.xdr.soap.XdrNames;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An answer as it goes over the wire.
 *
 * @param status the HTTP status
 * @param contentType the value of Content-Type
 * @param body the text of the body
 * @param retryAfter the value of Retry-After; {@code ""} for none
 */
public record XdrAnswer(int status, String contentType, String body, String retryAfter) {

    /** Plain SOAP 1.2. */
    static final String SOAP_XML = "application/soap+xml; charset=UTF-8";

    /** The RegistryResponse of success (ITI TF-2, 3.41.4.2) in the kind of the request. */
    static XdrAnswer received(XdrContentType request, String messageId) {
        return answer(
                request,
                messageId,
                "<rs:RegistryResponse xmlns:rs=\"" + XdrNames.RS + "\" status=\"" + XdrNames.SUCCESS + "\"/>");
    }

    /** The RegistryResponse about a unique ID that is another submission's (ITI TF-3, 4.2.4, table 4.2.4.1-2). */
    static XdrAnswer duplicate(XdrContentType request, String messageId) {
        return answer(
                request,
                messageId,
                "<rs:RegistryResponse xmlns:rs=\"" + XdrNames.RS + "\" status=\"" + XdrNames.FAILURE + "\">"
                        + "<rs:RegistryErrorList highestSeverity=\"" + XdrNames.ERROR + "\">"
                        + "<rs:RegistryError errorCode=\"XDSDuplicateUniqueIdInRegistry\" codeContext=\""
                        + "The submission set's unique ID is that of one with other documents\" severity=\""
                        + XdrNames.ERROR + "\"/></rs:RegistryErrorList></rs:RegistryResponse>");
    }

    private static XdrAnswer answer(XdrContentType request, String messageId, String response) {
        String envelope = SoapText.envelope(XdrNames.RESPONSE_ACTION, messageId, "", response);
        return request instanceof XdrContentType.Related
                ? related(envelope)
                : new XdrAnswer(200, SOAP_XML + "; action=\"" + XdrNames.RESPONSE_ACTION + "\"", envelope, "");
    }

    /** XOP 1.0, 4.1, with nothing but a root. */
    private static XdrAnswer related(String envelope) {
        String id = UUID.randomUUID().toString();
        String boundary = "uuid:" + id;
        String root = "<" + id + "@dualauth>";
        String body = "--" + boundary + "\r\n"
                + "Content-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"\r\n"
                + "Content-Transfer-Encoding: 8bit\r\n"
                + "Content-ID: " + root + "\r\n\r\n"
                + envelope + "\r\n--" + boundary + "--\r\n";
        String type = "multipart/related; boundary=\"" + boundary + "\"; type=\"application/xop+xml\"; start=\"" + root
                + "\"; start-info=\"application/soap+xml\"; action=\"" + XdrNames.RESPONSE_ACTION + "\"";
        return new XdrAnswer(200, type, body, "");
    }

    /** The body in UTF-8. */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
