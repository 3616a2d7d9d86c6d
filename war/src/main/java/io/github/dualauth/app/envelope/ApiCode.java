package io.github.dualauth.app.envelope;

/** The response codes of the API, with their messages as clients know them. */
public enum ApiCode {
    /** Done. */
    OK(2000, "OK"),
    /** The request cannot be read. */
    BAD_REQUEST(4000, "Bad Request"),
    /** No caller, or not this one. */
    UNAUTHORIZED(4010, "Unauthorized"),
    /** The application was right, the account was not. */
    PRACTICE_UNAUTHORIZED(4011, "Unauthorized [Practice does not exist or is inactive]"),
    /** The application was right, the user was not. */
    USER_UNAUTHORIZED(4012, "Unauthorized [User does not exist or is inactive]"),
    /** The link was used, is too old, or was never one. */
    NO_TOKEN(4013, "No token found"),
    /** More bytes than are taken. */
    TOO_LARGE(4020, "Bad Request: Request likely too large"),
    /** Members of the body are at fault; the message lists them. */
    VALIDATION(4060, "Validation failed"),
    /** No account was named. */
    NO_PRACTICE_ID(4110, "No practice ID"),
    /** The account is there already. */
    ACCOUNT_EXISTS(4130, "Account already exists"),
    /** The account is not there. */
    ACCOUNT_UNKNOWN(4131, "Account does not exist"),
    /** Another practice has this web address. */
    WEB_ADDRESS_TAKEN(4140, "Web address is already taken"),
    /** Another practice has this Direct domain. */
    DIRECT_DOMAIN_TAKEN(4150, "Direct domain is already taken"),
    /** No user was named. */
    NO_USER_ID(4210, "No user ID"),
    /** The user is there already. */
    USER_EXISTS(4230, "User already exists"),
    /** The user is not there. */
    USER_UNKNOWN(4231, "User does not exist"),
    /** A login needs a password. */
    PASSWORD_REQUIRED(4232, "User password is required"),
    /** The password breaks a rule; the message says which. */
    PASSWORD_INVALID(4233, "User password is invalid"),
    /** Somebody has this login ID. */
    LOGIN_EXISTS(4234, "Login already exists"),
    /** IDs that begin with an at sign are the service's own. */
    ID_RESERVED(4241, "IDs that begin with '@' are reserved"),
    /** Too often, or too many failures; HTTP 429. */
    TOO_MANY(4290, "Too many requests"),
    /** The application is there already. */
    APPLICATION_EXISTS(4510, "Application already exists"),
    /** The application is not there. */
    APPLICATION_UNKNOWN(4511, "Application does not exist"),
    /** The application has no such password. */
    APPLICATION_PASSWORD_UNKNOWN(4520, "Application password does not exist"),
    /** The application has no such API key. */
    API_KEY_UNKNOWN(4540, "API key does not exist"),
    /** The account is not, or no longer, paired as a site. */
    SITE_NOT_PAIRED(4541, "Site is not paired"),
    /** The site has no such device. */
    DEVICE_UNKNOWN(4542, "Device does not exist"),
    /** The application has no webhook. */
    WEBHOOK_UNKNOWN(4543, "Webhook does not exist"),
    /** The application has no such dead letter. */
    WEBHOOK_DELIVERY_UNKNOWN(4544, "Webhook delivery does not exist"),
    /** The code is another participant's, or the application is a participant already. */
    PARTICIPANT_EXISTS(4530, "Participant already exists"),
    /** The participant is not there. */
    PARTICIPANT_UNKNOWN(4531, "Participant does not exist"),
    /** Somebody in this deployment has the Direct address. */
    DIRECT_ADDRESS_EXISTS(4610, "Direct address already exists"),
    /** The application has no such Direct address. */
    DIRECT_ADDRESS_UNKNOWN(4611, "Direct address does not exist"),
    /** It is no address of the form that is taken. */
    DIRECT_ADDRESS_INVALID(4612, "Direct address is invalid"),
    /** Another practice has the domain of the address. */
    DIRECT_ADDRESS_FOREIGN(4613, "Direct address is in another practice's domain"),
    /** An account in this deployment has the certificate, or had it and revoked it. */
    CLIENT_CERTIFICATE_EXISTS(4640, "Client certificate already exists"),
    /** The application has no such certificate. */
    CLIENT_CERTIFICATE_UNKNOWN(4641, "Client certificate does not exist"),
    /** It cannot be read, or has not exactly one value for the configured rule. */
    CLIENT_CERTIFICATE_UNFIT(4642, "Client certificate cannot be read or does not fit the rule"),
    /** The application has no such dead letter. */
    DIRECT_DEAD_LETTER_UNKNOWN(4650, "Direct dead letter does not exist"),
    /** A fault of ours. */
    UNKNOWN_ERROR(5000, "Unknown error");

    private final int number;
    private final String message;

    ApiCode(int number, String message) {
        this.number = number;
        this.message = message;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** The message on the wire, before any detail. */
    public String message() {
        return message;
    }
}
