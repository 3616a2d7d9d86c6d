package io.github.dualauth.edge.xdr;

import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.soap.SoapText;
import io.github.dualauth.edge.xdr.soap.XdrNames;

/**
 * A fault as SOAP 1.2 tells it (part 1, 5.4; the HTTP status: part 2, 7.5.2.2): always plain, whatever the request was.
 * Nothing of an exception is in it, and of the request no more than the message's ID.
 */
public final class SoapFault {

    private static final String RETRY_SECONDS = "2";

    /** SOAP 1.2, part 1, 5.4.7. */
    private static final String UPGRADE = "<env:Upgrade><env:SupportedEnvelope qname=\"env:Envelope\"/></env:Upgrade>";

    private SoapFault() {}

    /** The answer; {@code messageId} is that of the message that is at fault, {@code ""} if it is not known. */
    public static XdrAnswer answer(XdrFault fault, String messageId) {
        return answer(fault, messageId, fault.isTemporary() ? RETRY_SECONDS : "");
    }

    /** The same with a value of Retry-After; {@code ""} for none. */
    public static XdrAnswer answer(XdrFault fault, String messageId, String retryAfter) {
        return answer(new Told(fault.subcode(), fault.text(), fault.status()), messageId, retryAfter);
    }

    /** What went wrong outside of a request's own reading, by its HTTP status: no such method, a bug. */
    public static XdrAnswer answer(int status, String detail) {
        if (status == 503) {
            return answer(XdrFault.unavailable(), "");
        }
        XdrFault.Subcode subcode = status >= 500 ? XdrFault.Subcode.INTERNAL_ERROR : XdrFault.Subcode.MALFORMED;
        return answer(new Told(subcode, detail.isEmpty() ? text(status) : detail, status), "", "");
    }

    /** What is told. */
    private record Told(XdrFault.Subcode subcode, String text, int status) {}

    private static String text(int status) {
        return switch (status) {
            case 404 -> "There is nothing here";
            case 405 -> "The method must be POST";
            default -> status < 500 ? "The request cannot be read" : "Internal error";
        };
    }

    private static XdrAnswer answer(Told told, String messageId, String retryAfter) {
        XdrFault.Subcode subcode = told.subcode();
        String inner = subcode.word().isEmpty()
                ? ""
                : "<env:Subcode><env:Value xmlns:d=\"" + XdrNames.DUALAUTH + "\">d:" + subcode.word()
                        + "</env:Value></env:Subcode>";
        String body = "<env:Fault><env:Code><env:Value>env:" + subcode.code().word() + "</env:Value>" + inner
                + "</env:Code><env:Reason><env:Text xml:lang=\"en\">" + SoapText.escaped(told.text())
                + "</env:Text></env:Reason></env:Fault>";
        String upgrade = subcode == XdrFault.Subcode.OTHER_VERSION ? UPGRADE : "";
        return new XdrAnswer(
                told.status(),
                XdrAnswer.SOAP_XML,
                SoapText.envelope(XdrNames.FAULT_ACTION, messageId, upgrade, body),
                retryAfter);
    }
}
