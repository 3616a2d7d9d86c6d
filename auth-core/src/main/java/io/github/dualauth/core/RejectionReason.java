package io.github.dualauth.core;

/**
 * Why a request was refused, with a code that stays the same for good: 1xxx application, 2xxx individual and device, 3xxx
 * policy, 4xxx malformed, 41xx of them tokens, 5xxx the Direct edges. The code goes to the log and the audit; what the wire gets is decided by the {@link Kind} and the
 * protocol's own format.
 */
public enum RejectionReason {
    /** No application has this ID. */
    APPLICATION_UNKNOWN(1001, Kind.UNAUTHENTICATED),
    /** The application exists, and none of its passwords is the one presented. */
    APPLICATION_PASSWORD_WRONG(1002, Kind.UNAUTHENTICATED),
    /** The application was suspended by an administrator. */
    APPLICATION_SUSPENDED(1003, Kind.UNAUTHENTICATED),
    /** The password was right once; it has expired. */
    APPLICATION_PASSWORD_EXPIRED(1004, Kind.UNAUTHENTICATED),
    /** The password will be right later. */
    APPLICATION_PASSWORD_NOT_YET_VALID(1005, Kind.UNAUTHENTICATED),
    /** The password was revoked. */
    APPLICATION_PASSWORD_REVOKED(1006, Kind.UNAUTHENTICATED),
    /** The API needs an account, and the application named none. */
    ACCOUNT_NOT_NAMED(1101, Kind.ACCOUNT),
    /** The application has no account with this key. */
    ACCOUNT_UNKNOWN(1102, Kind.ACCOUNT),
    /** The account is there, and inactive. */
    ACCOUNT_INACTIVE(1103, Kind.ACCOUNT),
    /** The API needs a user, and the application named none. */
    USER_NOT_NAMED(1111, Kind.USER),
    /** The account has no user with this key. */
    USER_UNKNOWN(1112, Kind.USER),
    /** The user is there, and inactive. */
    USER_INACTIVE(1113, Kind.USER),

    /** No participant has this client ID. */
    PARTICIPANT_UNKNOWN(1201, Kind.UNAUTHENTICATED),
    /** The participant's status is not Active. */
    PARTICIPANT_NOT_ACTIVE(1202, Kind.UNAUTHENTICATED),
    /** The client secret is not the participant's own. */
    CLIENT_SECRET_WRONG(1203, Kind.UNAUTHENTICATED),
    /** The token was made by somebody who knows the client secret, and only those that were issued here are taken. */
    TOKEN_NOT_ISSUED(1204, Kind.UNAUTHENTICATED),
    /** No application has this API key. */
    API_KEY_UNKNOWN(1301, Kind.UNAUTHENTICATED),
    /** The API key has expired. */
    API_KEY_EXPIRED(1302, Kind.UNAUTHENTICATED),
    /** The API key will be good later. */
    API_KEY_NOT_YET_VALID(1303, Kind.UNAUTHENTICATED),
    /** The API key was revoked. */
    API_KEY_REVOKED(1304, Kind.UNAUTHENTICATED),
    /** The API key is for another environment. */
    API_KEY_ENVIRONMENT_WRONG(1305, Kind.UNAUTHENTICATED),
    /** The API key is not for the address that it came from. */
    API_KEY_ADDRESS_NOT_ALLOWED(1306, Kind.FORBIDDEN),

    /** No login has this ID. */
    LOGIN_UNKNOWN(2001, Kind.UNAUTHENTICATED),
    /** The login exists, and the password is not its own. */
    LOGIN_PASSWORD_WRONG(2002, Kind.UNAUTHENTICATED),
    /** The login's account is inactive. */
    LOGIN_ACCOUNT_INACTIVE(2003, Kind.UNAUTHENTICATED),
    /** The login's user is inactive. */
    LOGIN_USER_INACTIVE(2004, Kind.UNAUTHENTICATED),
    /** The login ID or password that a connection began with has changed since. */
    LOGIN_CHANGED(2005, Kind.UNAUTHENTICATED),
    /** Nobody made this sign-on token, it was used or has expired, it is another application's, or for another address. */
    SIGN_ON_TOKEN_REFUSED(2011, Kind.UNAUTHENTICATED),
    /** There is no such session, or it has ended. */
    SESSION_ENDED(2012, Kind.UNAUTHENTICATED),
    /** The device's token came with the ID of another device, or without one: it may have been stolen. */
    DEVICE_TOKEN_STOLEN(2101, Kind.UNAUTHENTICATED),
    /** The device, or this token of it, was revoked. */
    DEVICE_REVOKED(2102, Kind.UNAUTHENTICATED),
    /** The site is not, or no longer, paired with the application. */
    SITE_NOT_PAIRED(2103, Kind.UNAUTHENTICATED),
    /** The device's token is for another site than the one in the path. */
    SITE_WRONG(2104, Kind.UNAUTHENTICATED),
    /** The account that the site is, is inactive. */
    DEVICE_ACCOUNT_INACTIVE(2105, Kind.UNAUTHENTICATED),

    /** Nothing was presented. */
    NO_CREDENTIAL(3001, Kind.UNAUTHENTICATED),
    /** The API does not take this kind of caller. */
    MODE_NOT_ACCEPTED(3002, Kind.MODE),
    /** The caller lacks the role that the API asks for. */
    ROLE_MISSING(3003, Kind.FORBIDDEN),
    /** Something that authentication depends on is down, such as the database. */
    DEPENDENCY_UNAVAILABLE(3004, Kind.UNAVAILABLE),
    /** Too many slow hashes wait already. */
    OVERLOADED(3006, Kind.UNAVAILABLE),
    /** The method was reached without a policy; such a deployment should not have started. */
    NO_POLICY(3005, Kind.FORBIDDEN),
    /** The API does not take credentials that come in this way. */
    CREDENTIAL_NOT_ACCEPTED(3007, Kind.MODE),
    /** Too many failures for this ID or from this address; what was presented has not counted, right or wrong. */
    THROTTLED(3010, Kind.TOO_MANY),
    /** The application called more often than the configured limit. */
    APPLICATION_LIMIT_REACHED(3011, Kind.TOO_MANY),
    /** More was called for this account than the configured limit. */
    ACCOUNT_LIMIT_REACHED(3012, Kind.TOO_MANY),

    /** The body is no JSON text (RFC 8259), or has bytes after it. */
    JSON_INVALID(4001, Kind.MALFORMED),
    /** The body holds bytes that are not UTF-8 (RFC 3629). */
    ENCODING_INVALID(4002, Kind.MALFORMED),
    /** The body is nested deeper than the limit. */
    JSON_TOO_DEEP(4003, Kind.MALFORMED),
    /** The body is JSON, but no object. */
    JSON_NOT_AN_OBJECT(4004, Kind.MALFORMED),
    /** There is more than one {@code auth}. */
    AUTH_REPEATED(4005, Kind.MALFORMED),
    /** {@code auth} is neither an object nor null. */
    AUTH_NOT_AN_OBJECT(4006, Kind.MALFORMED),
    /** A name stands twice in {@code auth}. */
    AUTH_NAME_REPEATED(4007, Kind.MALFORMED),
    /** A member of {@code auth} has a type that it must not have. */
    AUTH_TYPE_INVALID(4008, Kind.MALFORMED),
    /** A member of {@code auth} is longer than the limit. */
    AUTH_VALUE_TOO_LONG(4009, Kind.MALFORMED),
    /** A member of {@code auth} holds a control character or half of a surrogate pair. */
    AUTH_CHARACTER_INVALID(4010, Kind.MALFORMED),
    /** Members of both modes are there at once. */
    TWO_CREDENTIALS(4011, Kind.MALFORMED),
    /** An ID came without its password, or a password without its ID. */
    HALF_CREDENTIAL(4012, Kind.MALFORMED),
    /** The body ended early, or stopped coming. */
    BODY_INCOMPLETE(4013, Kind.MALFORMED),
    /** {@code auth} was not found within the bytes that are kept. */
    BODY_TOO_LARGE(4014, Kind.TOO_LARGE),
    /** The body is not declared as JSON in UTF-8. */
    CONTENT_TYPE_UNSUPPORTED(4015, Kind.UNSUPPORTED),
    /** The body is compressed. */
    CONTENT_ENCODING_UNSUPPORTED(4016, Kind.UNSUPPORTED),
    /** The body kept coming, and so slowly that it held its thread for longer than the limit. */
    BODY_TOO_SLOW(4017, Kind.TOO_SLOW),
    /** Authorization names the scheme Bearer and holds no token, or stands there twice. */
    AUTHORIZATION_INVALID(4018, Kind.MALFORMED),
    /** The body is no form (WHATWG URL, 5.1). */
    FORM_INVALID(4019, Kind.MALFORMED),

    /** The token is no JWS in compact form with a JSON object in it (RFC 7515, 7.1; RFC 7519, 3). */
    TOKEN_MALFORMED(4101, Kind.UNAUTHENTICATED),
    /** The token is longer than any that is made here. */
    TOKEN_TOO_LONG(4102, Kind.UNAUTHENTICATED),
    /** The token's header asks for what nobody honours here: a key of its own, an extension, compression. */
    TOKEN_HEADER_REFUSED(4103, Kind.UNAUTHENTICATED),
    /** Nobody here vouches for tokens of this type from this issuer. */
    TOKEN_ISSUER_UNKNOWN(4104, Kind.UNAUTHENTICATED),
    /** Tokens of this kind are not signed with this algorithm. */
    TOKEN_ALGORITHM_WRONG(4105, Kind.UNAUTHENTICATED),
    /** The token was signed with a key that is not, or no longer, in use. */
    TOKEN_KEY_UNKNOWN(4106, Kind.UNAUTHENTICATED),
    /** The signature is wrong. */
    TOKEN_SIGNATURE_WRONG(4107, Kind.UNAUTHENTICATED),
    /** A claim that tokens of this kind have is missing. */
    TOKEN_CLAIM_MISSING(4108, Kind.UNAUTHENTICATED),
    /** A claim has a type or a value that it must not have. */
    TOKEN_CLAIM_INVALID(4109, Kind.UNAUTHENTICATED),
    /** A time is in milliseconds where seconds belong (RFC 7519, 2). */
    TOKEN_TIME_IN_MILLISECONDS(4110, Kind.UNAUTHENTICATED),
    /** The token has expired. */
    TOKEN_EXPIRED(4111, Kind.UNAUTHENTICATED),
    /** The token will be good later. */
    TOKEN_NOT_YET_VALID(4112, Kind.UNAUTHENTICATED),
    /** The token lives longer than tokens of this kind may. */
    TOKEN_LIFETIME_TOO_LONG(4113, Kind.UNAUTHENTICATED),

    /** The API needs a client certificate, and none came. */
    CERTIFICATE_MISSING(5001, Kind.UNAUTHENTICATED),
    /** No account has registered this certificate. */
    CERTIFICATE_UNKNOWN(5002, Kind.UNAUTHENTICATED),
    /** The certificate was revoked by the application that registered it. */
    CERTIFICATE_REVOKED(5003, Kind.UNAUTHENTICATED),
    /** The certificate's account is inactive. */
    CERTIFICATE_ACCOUNT_INACTIVE(5004, Kind.UNAUTHENTICATED),
    /** The password was right, and the certificate is another account's. */
    LOGIN_CERTIFICATE_MISMATCH(5005, Kind.UNAUTHENTICATED),
    /** No trusted authority vouches for the certificate now. */
    CERTIFICATE_UNTRUSTED(5006, Kind.UNAUTHENTICATED),
    /** The sender's address is not one of the caller's. */
    SENDER_NOT_OWNED(5011, Kind.FORBIDDEN),
    /** The message is not of the form that RFC 5322 gives. */
    MESSAGE_MALFORMED(5012, Kind.MALFORMED),
    /** The bytes are not of the form that RFC 5321 gives. */
    SMTP_SYNTAX(5013, Kind.MALFORMED),
    /** Somebody wants to act for another identity than the one whose password came (RFC 4616, 2). */
    AUTHORIZATION_FOREIGN(5014, Kind.UNAUTHENTICATED),
    /** The message is larger than is taken. */
    MESSAGE_TOO_LARGE(5015, Kind.TOO_LARGE),
    /** The message has more recipients than are taken. */
    TOO_MANY_RECIPIENTS(5016, Kind.MALFORMED),
    /** The SOAP header has no address block as the Direct specification wants it. */
    ADDRESS_BLOCK(5021, Kind.MALFORMED),
    /** The MIME parts are not of the form that XOP gives. */
    MIME_REFUSED(5022, Kind.MALFORMED),
    /** The XML is not of the form that SOAP gives, or holds what is never taken. */
    XML_REFUSED(5023, Kind.MALFORMED),
    /** Another message with this unique ID was taken before. */
    DUPLICATE_SUBMISSION(5024, Kind.MALFORMED);

    /** What a refusal is to the protocol; each wire format has one answer for each. */
    public enum Kind {
        /** No caller could be made out; HTTP 401. */
        UNAUTHENTICATED,
        /** The kind of caller is not served here; HTTP 401. */
        MODE,
        /** The application was right, the account was not; HTTP 403. */
        ACCOUNT,
        /** The application was right, the user was not; HTTP 403. */
        USER,
        /** Known, and not allowed; HTTP 403. */
        FORBIDDEN,
        /** The request cannot be read; HTTP 400. */
        MALFORMED,
        /** Waited for long enough; HTTP 408, and the connection ends. */
        TOO_SLOW,
        /** More bytes than are kept; HTTP 413. */
        TOO_LARGE,
        /** A media type or coding that is not taken; HTTP 415. */
        UNSUPPORTED,
        /** Too often; HTTP 429 with Retry-After. */
        TOO_MANY,
        /** Try again later; HTTP 503 with Retry-After. */
        UNAVAILABLE
    }

    private final int code;
    private final Kind kind;

    RejectionReason(int code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** The stable number of this reason. */
    public int code() {
        return code;
    }

    /** What it is to the protocol. */
    public Kind kind() {
        return kind;
    }

    /**
     * Whether whoever was refused may have been guessing. Who presents what was good once, or will be, is not: else an old
     * token that a program sends again and again would hold up everybody at its address.
     */
    public boolean mayBeGuess() {
        return switch (this) {
            case TOKEN_EXPIRED,
                    TOKEN_NOT_YET_VALID,
                    TOKEN_KEY_UNKNOWN,
                    TOKEN_NOT_ISSUED,
                    TOKEN_CLAIM_MISSING,
                    TOKEN_CLAIM_INVALID,
                    TOKEN_TIME_IN_MILLISECONDS,
                    TOKEN_LIFETIME_TOO_LONG,
                    API_KEY_EXPIRED,
                    API_KEY_NOT_YET_VALID,
                    API_KEY_REVOKED,
                    API_KEY_ENVIRONMENT_WRONG,
                    PARTICIPANT_NOT_ACTIVE,
                    DEVICE_REVOKED,
                    SITE_NOT_PAIRED,
                    SITE_WRONG,
                    DEVICE_ACCOUNT_INACTIVE -> false;
            default -> kind == Kind.UNAUTHENTICATED;
        };
    }
}
