package io.github.dualauth.edge.http;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a client's certificate from a proxy's header: {@code Client-Cert} and {@code Client-Cert-Chain} (RFC 9440, 2:
 * Base64 of DER between colons), or PEM with percent escapes, as nginx writes {@code $ssl_client_escaped_cert}. More than
 * one certificate where one belongs is none: nobody could tell which of them the proxy has written.
 */
public final class CertificateHeader {

    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_ABOVE = 4;
    private static final Pattern BYTES = Pattern.compile(":([A-Za-z0-9+/]+={0,2}):");
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN CERTIFICATE-----\\r?\\n([A-Za-z0-9+/=\\r\\n]+)-----END CERTIFICATE-----(?:\\r?\\n)?");

    private CertificateHeader() {}

    /**
     * The chain, the client's own certificate first; empty if it cannot be read.
     *
     * @param lines every line of the header
     * @param above every line of the header with the certificates above it
     */
    public static Optional<X509Certificate[]> parse(List<String> lines, List<String> above) {
        if (lines.size() != 1 || lines.get(0).length() > LONGEST_LINE) {
            return Optional.empty();
        }
        List<byte[]> encoded = new ArrayList<>();
        if (!addOwn(lines.get(0).strip(), encoded) || !addAbove(above, encoded)) {
            return Optional.empty();
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (byte[] each : encoded) {
            try {
                ByteArrayInputStream stream = new ByteArrayInputStream(each);
                chain.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(stream));
                if (stream.available() > 0) {
                    return Optional.empty();
                }
            } catch (CertificateException e) {
                return Optional.empty();
            }
        }
        return Optional.of(chain.toArray(X509Certificate[]::new));
    }

    private static boolean addOwn(String line, List<byte[]> encoded) {
        if (line.startsWith(":")) {
            return addBytes(line, encoded);
        }
        try {
            // A form field's plus would be a blank; nginx escapes it, and others mean a plus.
            String text = URLDecoder.decode(line.replace("+", "%2B"), StandardCharsets.US_ASCII);
            Matcher pem = PEM.matcher(text);
            return pem.matches()
                    && encoded.add(Base64.getDecoder().decode(pem.group(1).replaceAll("[\\r\\n]", "")));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean addAbove(List<String> lines, List<byte[]> encoded) {
        List<String> items = lines.stream()
                .flatMap(line -> Pattern.compile(",").splitAsStream(line))
                .map(String::strip)
                .toList();
        return items.size() <= MOST_ABOVE
                && items.stream().mapToInt(String::length).sum() <= MOST_ABOVE * LONGEST_LINE
                && items.stream().allMatch(item -> addBytes(item, encoded));
    }

    private static boolean addBytes(String item, List<byte[]> encoded) {
        Matcher bytes = BYTES.matcher(item);
        try {
            return bytes.matches() && encoded.add(Base64.getDecoder().decode(bytes.group(1)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
