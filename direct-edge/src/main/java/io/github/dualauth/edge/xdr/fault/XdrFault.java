package io.github.dualauth.edge.xdr.fault;

import io.github.dualauth.core.RejectionReason;

/**
 * Why a request is refused, as the answer tells it.
 *
 * @param subcode what kind of fault it is
 * @param reason what the audit says
 * @param text what the sender is told: one sentence of ours, and nothing that was sent
 */
public record XdrFault(Subcode subcode, RejectionReason reason, String text) {

    /** The codes of SOAP 1.2, part 1, 5.4.6, with the HTTP status of part 2, 7.5.2.2. */
    public enum Code {
        /** The request is at fault. */
        SENDER("Sender", 400),
        /** This server is at fault, or something that it needs. */
        RECEIVER("Receiver", 500),
        /** A header block that must be understood is not. */
        MUST_UNDERSTAND("MustUnderstand", 500),
        /** The envelope is of another version of SOAP. */
        VERSION_MISMATCH("VersionMismatch", 500);

        private final String word;
        private final int status;

        Code(String word, int status) {
            this.word = word;
            this.status = status;
        }

        /** The local part of the code's name. */
        public String word() {
            return word;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    /** Ours, in a namespace of ours; those without a word are told by the code alone. */
    public enum Subcode {
        /** The certificate opens nothing here. */
        UNAUTHORIZED(Code.SENDER, "Unauthorized"),
        /** {@code direct:from} is no address of the certificate's account. */
        SENDER_NOT_OWNED(Code.SENDER, "SenderNotOwned"),
        /** The address block is not as it must be. */
        ADDRESS_BLOCK(Code.SENDER, "AddressBlock"),
        /** The request cannot be read. */
        MALFORMED(Code.SENDER, "Malformed"),
        /** A limit is exceeded. */
        TOO_LARGE(Code.SENDER, "TooLarge"),
        /** A media type or coding that is not taken. */
        UNSUPPORTED(Code.SENDER, "Unsupported"),
        /** Called too often. */
        THROTTLED(Code.SENDER, "Throttled"),
        /** Something that this server needs is down. */
        UNAVAILABLE(Code.RECEIVER, "Unavailable"),
        /** A bug of ours. */
        INTERNAL_ERROR(Code.RECEIVER, "InternalError"),
        /** A header block that must be understood. */
        NOT_UNDERSTOOD(Code.MUST_UNDERSTAND, ""),
        /** SOAP 1.1, most likely. */
        OTHER_VERSION(Code.VERSION_MISMATCH, "");

        private final Code code;
        private final String word;

        Subcode(Code code, String word) {
            this.code = code;
            this.word = word;
        }

        /** The code that it belongs to. */
        public Code code() {
            return code;
        }

        /** The local part of its name; {@code ""} if it has none. */
        public String word() {
            return word;
        }
    }

    /** The address block is at fault. */
    public static XdrFault addressBlock(String text) {
        return new XdrFault(Subcode.ADDRESS_BLOCK, RejectionReason.ADDRESS_BLOCK, text);
    }

    /** The MIME parts are at fault. */
    public static XdrFault mime(String text) {
        return new XdrFault(Subcode.MALFORMED, RejectionReason.MIME_REFUSED, text);
    }

    /** The XML, or what it says beside the address block, is at fault. */
    public static XdrFault xml(String text) {
        return new XdrFault(Subcode.MALFORMED, RejectionReason.XML_REFUSED, text);
    }

    /** A limit is exceeded. */
    public static XdrFault tooLarge(String text) {
        return new XdrFault(Subcode.TOO_LARGE, RejectionReason.MESSAGE_TOO_LARGE, text);
    }

    /** A media type or coding is not taken. */
    public static XdrFault unsupported(RejectionReason reason, String text) {
        return new XdrFault(Subcode.UNSUPPORTED, reason, text);
    }

    /** The sender is no address of the account. */
    public static XdrFault notOwned() {
        return new XdrFault(
                Subcode.SENDER_NOT_OWNED,
                RejectionReason.SENDER_NOT_OWNED,
                "The sender is not an address of this account");
    }

    /** Something that this server needs is down. */
    public static XdrFault unavailable() {
        return new XdrFault(Subcode.UNAVAILABLE, RejectionReason.DEPENDENCY_UNAVAILABLE, "Try again later");
    }

    /** The HTTP status of the answer; 415, 429 and 503 are ours. */
    public int status() {
        return switch (subcode) {
            case UNSUPPORTED -> 415;
            case THROTTLED -> 429;
            case UNAVAILABLE -> 503;
            default -> subcode.code().status();
        };
    }

    /** Whether the same request may be taken later. */
    public boolean isTemporary() {
        return subcode == Subcode.UNAVAILABLE || subcode == Subcode.THROTTLED;
    }

    /** What ends the reading. */
    public XdrRefusedException exception() {
        return new XdrRefusedException(this);
    }
}
