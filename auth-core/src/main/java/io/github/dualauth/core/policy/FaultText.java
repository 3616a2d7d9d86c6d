package io.github.dualauth.core.policy;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;

/** What to tell the sender of a request that cannot be read: what is wrong, never what was sent. */
public final class FaultText {

    private FaultText() {}

    /** What is at fault, if it has a name, and what is wrong with it. */
    public static String of(Refusal refusal) {
        String text = of(refusal.reason());
        return refusal.field().isEmpty() ? text : refusal.field() + ": " + text;
    }

    /** One short sentence without a full stop. */
    public static String of(RejectionReason reason) {
        return switch (reason) {
            case JSON_INVALID -> "the body is not valid JSON";
            case ENCODING_INVALID -> "the body is not valid UTF-8";
            case JSON_TOO_DEEP -> "the body is nested too deeply";
            case JSON_NOT_AN_OBJECT -> "the body is not a JSON object";
            case AUTH_REPEATED -> "auth is there more than once";
            case AUTH_NOT_AN_OBJECT -> "auth is not an object";
            case AUTH_NAME_REPEATED -> "a name is there more than once";
            case AUTH_TYPE_INVALID -> "wrong type";
            case AUTH_VALUE_TOO_LONG -> "too long";
            case AUTH_CHARACTER_INVALID -> "a character that is not allowed";
            case TWO_CREDENTIALS -> "two kinds of credentials at once";
            case HALF_CREDENTIAL -> "missing";
            case FORM_INVALID -> "the body is not a valid form";
            case AUTHORIZATION_INVALID -> "not one bearer token";
            case BODY_INCOMPLETE -> "the body is incomplete";
            case BODY_TOO_SLOW -> "the body comes too slowly";
            case BODY_TOO_LARGE -> "the body is too large";
            case CONTENT_TYPE_UNSUPPORTED -> "the Content-Type must be application/json in UTF-8";
            case CONTENT_ENCODING_UNSUPPORTED -> "the Content-Encoding must be identity";
            case MESSAGE_MALFORMED -> "the message is malformed";
            case SMTP_SYNTAX -> "syntax error";
            case MESSAGE_TOO_LARGE -> "the message is too large";
            case TOO_MANY_RECIPIENTS -> "too many recipients";
            case ADDRESS_BLOCK -> "the Direct address block is missing or malformed";
            case MIME_REFUSED -> "the MIME parts are malformed";
            case XML_REFUSED -> "the XML is malformed, or holds what is not taken";
            case DUPLICATE_SUBMISSION -> "another message has this unique ID";
            default -> "the request cannot be read";
        };
    }
}
