package io.github.dualauth.edge.xdr.soap;

/** Envelopes of SOAP 1.2 that this server writes. Of what was sent, only the message's ID is ever in one, escaped. */
public final class SoapText {

    private SoapText() {}

    /**
     * An envelope with these further header blocks around {@code body}, which are XML; about the message {@code messageId},
     * unless that is empty.
     */
    public static String envelope(String action, String messageId, String blocks, String body) {
        String relatesTo = messageId.isEmpty() ? "" : "<wsa:RelatesTo>" + escaped(messageId) + "</wsa:RelatesTo>";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<env:Envelope xmlns:env=\"" + XdrNames.SOAP + "\" xmlns:wsa=\"" + XdrNames.WSA + "\">"
                + "<env:Header><wsa:Action env:mustUnderstand=\"true\">" + action + "</wsa:Action>" + relatesTo + blocks
                + "</env:Header><env:Body>" + body + "</env:Body></env:Envelope>";
    }

    /** XML 1.0, 2.4. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
