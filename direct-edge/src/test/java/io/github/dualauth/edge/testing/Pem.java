package io.github.dualauth.edge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Writes PEM files (RFC 7468). */
public final class Pem {

    private Pem() {}

    /** The text of certificates, one after the other. */
    public static String of(X509Certificate... certificates) {
        StringBuilder text = new StringBuilder();
        try {
            for (X509Certificate each : certificates) {
                text.append(block("CERTIFICATE", each.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** The text of a revocation list. */
    public static String of(X509CRL list) {
        try {
            return block("X509 CRL", list.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of a private key. */
    public static String of(PrivateKey privateKey) {
        return block("PRIVATE KEY", privateKey.getEncoded());
    }

    /** Writes a file for its owner only, in one step: a reader finds the one before or this one. */
    public static Path write(Path file, String text) {
        try {
            Path draft = Files.createTempFile(
                    file.getParent(),
                    ".draft",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text);
            return Files.move(
                    draft,
                    file,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String block(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
