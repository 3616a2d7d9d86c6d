package io.github.dualauth.edge.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate that somebody sends as text (RFC 7468, 5): exactly one, and nothing beside it, no key least of all. */
public final class CertificateText {

    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN CERTIFICATE-----\\s*([A-Za-z0-9+/=\\s]++)-----END CERTIFICATE-----\\s*");

    private CertificateText() {}

    /** The certificate; empty if the text holds none, or more than one. */
    public static Optional<X509Certificate> read(String pem) {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1).getBytes(StandardCharsets.US_ASCII));
            ByteArrayInputStream input = new ByteArrayInputStream(encoded);
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(input);
            return input.available() == 0 ? Optional.of(certificate) : Optional.empty();
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
