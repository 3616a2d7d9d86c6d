package io.github.dualauth.core;

/** The ways in which a credential comes with a request. A request that uses two of them is refused. */
public enum CredentialKind {
    /** An ID and a password, in the member {@code auth} of a JSON body. */
    PASSWORD,
    /** A signed token, in the header Authorization (RFC 6750, 2.1). */
    TOKEN,
    /** An application's API key, in the header {@code Ocp-Apim-Subscription-Key}. */
    API_KEY,
    /** A token that is good for one sign-on, in the path of a link. */
    SIGN_ON,
    /** The session of a browser that has signed on, in a cookie. */
    SESSION,
    /** A client's ID and secret, in the members of a small body; each API says which they are. */
    CLIENT_SECRET,
    /** A client certificate, in the TLS handshake. */
    CERTIFICATE
}
