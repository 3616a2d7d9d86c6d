package io.github.dualauth.edge.certificate;

import io.github.dualauth.core.secret.Sha256;
import io.github.dualauth.edge.address.MailAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/**
 * What of a certificate says whose it is; one rule holds in a deployment. Each rule gives a value one form only, so that
 * two certificates match when the values are the same text.
 */
public enum CertificateRule {
    /** The SHA-256 of the certificate itself, in hex digits; colons are taken out. */
    SHA_256("sha-256") {
        @Override
        List<String> read(X509Certificate certificate) throws CertificateEncodingException {
            return List.of(Sha256.hex(certificate.getEncoded()));
        }

        @Override
        Optional<String> sound(String value) {
            return Optional.of(value.replace(":", "").toLowerCase(Locale.ROOT))
                    .filter(hex -> HASH.matcher(hex).matches());
        }
    },
    /** The whole subject, compared as RFC 5280, 7.1 says. */
    SUBJECT_DN("subject-dn") {
        @Override
        List<String> read(X509Certificate certificate) {
            return List.of(certificate.getSubjectX500Principal().getName(X500Principal.CANONICAL));
        }

        @Override
        Optional<String> sound(String value) {
            return Optional.of(new X500Principal(value).getName(X500Principal.CANONICAL));
        }

        @Override
        boolean isNormal(String value) {
            return !value.isEmpty();
        }
    },
    /** A host name among the subject's alternative names (RFC 5280, 4.2.1.6); none with a wildcard. */
    SAN_DNS("san-dns") {
        @Override
        List<String> read(X509Certificate certificate) throws CertificateParsingException {
            return alternativeNames(certificate, 2);
        }

        @Override
        Optional<String> sound(String value) {
            return Optional.of(value.toLowerCase(Locale.ROOT))
                    .filter(host -> host.length() <= 253 && HOST.matcher(host).matches());
        }
    },
    /** A URI among the subject's alternative names, compared to the letter. */
    SAN_URI("san-uri") {
        @Override
        List<String> read(X509Certificate certificate) throws CertificateParsingException {
            return alternativeNames(certificate, 6);
        }

        @Override
        Optional<String> sound(String value) {
            return Optional.of(value).filter(text -> URI.create(text).isAbsolute());
        }
    },
    /** A mail address among the subject's alternative names; capitals count before the at sign (RFC 5280, 7.5). */
    SAN_EMAIL("san-email") {
        @Override
        List<String> read(X509Certificate certificate) throws CertificateParsingException {
            return alternativeNames(certificate, 1);
        }

        @Override
        Optional<String> sound(String value) {
            return MailAddress.parse(value)
                    .map(address -> address.localPart() + '@' + address.domain().toLowerCase(Locale.ROOT));
        }
    };

    /** More names than this are no certificate of a system. */
    static final int MOST_VALUES = 16;

    /** As much as a row takes. */
    private static final int LONGEST_VALUE = 512;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private final String word;

    CertificateRule(String word) {
        this.word = word;
    }

    /** What the configuration calls it. */
    public String word() {
        return word;
    }

    /** The rule that the configuration means. */
    public static Optional<CertificateRule> of(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word.equals(word)).findFirst();
    }

    /** What a certificate holds of this kind, each once; nothing if it cannot be read, or has more than is taken. */
    public List<String> values(X509Certificate certificate) {
        try {
            List<String> found = read(certificate).stream()
                    // The subject is in its one form already, and is no text that could be read again.
                    .map(value -> this == SUBJECT_DN ? Optional.of(value) : normal(value))
                    .flatMap(Optional::stream)
                    .filter(this::isNormal)
                    .distinct()
                    .toList();
            return found.size() > MOST_VALUES ? List.of() : found;
        } catch (CertificateEncodingException | CertificateParsingException e) {
            return List.of();
        }
    }

    /** What a certificate is registered by; empty if it has none, or several, so that one has to be chosen. */
    public Optional<String> onlyValue(X509Certificate certificate) {
        List<String> found = values(certificate);
        return found.size() == 1 && found.get(0).length() <= LONGEST_VALUE
                ? Optional.of(found.get(0))
                : Optional.empty();
    }

    /** The one form of a value that somebody wrote down; empty if it is none of this kind, or too long to keep. */
    public Optional<String> normal(String value) {
        try {
            return value.length() > LONGEST_VALUE
                    ? Optional.empty()
                    : sound(value).filter(this::isNormal).filter(text -> text.length() <= LONGEST_VALUE);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether another certificate may come to have the same value. */
    boolean isOfOneCertificate() {
        return this == SHA_256;
    }

    /** What a row is found by. */
    String matchKey(String normal) {
        return Sha256.hex((word + '\n' + normal).getBytes(StandardCharsets.UTF_8));
    }

    abstract List<String> read(X509Certificate certificate)
            throws CertificateEncodingException, CertificateParsingException;

    /** May throw IllegalArgumentException. */
    abstract Optional<String> sound(String value);

    boolean isNormal(String value) {
        return true;
    }

    private static List<String> alternativeNames(X509Certificate certificate, int kind)
            throws CertificateParsingException {
        return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                .flatMap(Collection::stream)
                .filter(name -> Objects.equals(name.get(0), kind))
                .map(name -> (String) name.get(1))
                .toList();
    }
}
