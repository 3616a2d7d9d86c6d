package io.github.dualauth.edge.trust.identity;

import io.github.dualauth.core.secret.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A file, or the files of a directory, as they were when they were read: certificates and revocation lists in PEM (RFC
 * 7468) or DER, and private keys in PEM. What is parsed is what the digest is of, whatever happens to the files since.
 */
public final class PemFiles {

    private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_END = "-----END PRIVATE KEY-----";

    private final Map<Path, byte[]> contents;

    private PemFiles(Map<Path, byte[]> contents) {
        this.contents = contents;
    }

    /**
     * Reads them all; files that are hidden, and directories in the directory, are passed over.
     *
     * @throws IOException naming the file that cannot be read
     */
    public static PemFiles read(Path fileOrDirectory) throws IOException {
        Map<Path, byte[]> contents = new TreeMap<>();
        for (Path file : files(fileOrDirectory)) {
            try {
                contents.put(file, Files.readAllBytes(file));
            } catch (NoSuchFileException e) {
                throw new IOException(file.getFileName() + " is not there", e);
            } catch (IOException e) {
                throw new IOException(file.getFileName() + " cannot be read", e);
            }
        }
        return new PemFiles(contents);
    }

    /** No file at all. */
    public static PemFiles none() {
        return new PemFiles(Map.of());
    }

    private static List<Path> files(Path fileOrDirectory) throws IOException {
        if (!Files.isDirectory(fileOrDirectory)) {
            return List.of(fileOrDirectory);
        }
        try (Stream<Path> all = Files.list(fileOrDirectory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** SHA-256 of the names and contents. */
    public String digest() {
        MessageDigest digest = Sha256.begin();
        contents.forEach((file, content) -> {
            digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Sha256.of(content));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Every certificate, in the order of the files.
     *
     * @throws IOException naming a file that holds none, or anything else
     */
    public List<X509Certificate> certificates() throws IOException {
        List<X509Certificate> found = new ArrayList<>();
        for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
            try {
                Collection<? extends Certificate> some =
                        x509().generateCertificates(new ByteArrayInputStream(file.getValue()));
                some.forEach(each -> found.add((X509Certificate) each));
                refuseNone(some, file.getKey(), "certificate");
            } catch (CertificateException e) {
                throw new IOException(file.getKey().getFileName() + " holds something that is no certificate", e);
            }
        }
        return found;
    }

    /**
     * Every revocation list, in the order of the files.
     *
     * @throws IOException naming a file that holds none, or anything else
     */
    public List<X509CRL> lists() throws IOException {
        List<X509CRL> found = new ArrayList<>();
        for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
            try {
                Collection<? extends CRL> some = x509().generateCRLs(new ByteArrayInputStream(file.getValue()));
                some.forEach(each -> found.add((X509CRL) each));
                refuseNone(some, file.getKey(), "revocation list");
            } catch (CRLException | CertificateException e) {
                throw new IOException(file.getKey().getFileName() + " holds something that is no revocation list", e);
            }
        }
        return found;
    }

    /**
     * The one private key (PKCS #8, RFC 5958), not encrypted.
     *
     * @throws IOException if there is none, or not just one
     */
    PrivateKey privateKey(String algorithm) throws IOException {
        for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
            String text = new String(file.getValue(), StandardCharsets.US_ASCII);
            int begin = text.indexOf(KEY_BEGIN);
            int end = text.indexOf(KEY_END);
            if (begin >= 0 && end > begin && text.indexOf(KEY_BEGIN, end) < 0) {
                try {
                    byte[] encoded = Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGIN.length(), end));
                    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    throw new IOException(file.getKey().getFileName() + " holds no private key of the certificate", e);
                }
            }
        }
        throw new IOException("no file holds just one PRIVATE KEY: openssl pkcs8 -topk8 -nodes makes one of others");
    }

    private static void refuseNone(Collection<?> found, Path file, String what) throws IOException {
        if (found.isEmpty()) {
            throw new IOException(file.getFileName() + " holds no " + what);
        }
    }

    private static CertificateFactory x509() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }
}
