package io.github.dualauth.core.http;

/**
 * That a client has presented a certificate which is not trusted, to somebody who ends TLS in front of the server and has
 * passed it on. APIs that take certificates refuse such a request as they do others with a certificate that is not
 * trusted: it did not come without one.
 */
public final class UntrustedCertificate {

    /** The request's attribute that says why, in a few words; where it is, there is no chain in the request. */
    public static final String ATTRIBUTE = UntrustedCertificate.class.getName();

    private UntrustedCertificate() {}
}
