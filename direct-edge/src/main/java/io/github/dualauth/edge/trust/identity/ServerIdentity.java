package io.github.dualauth.edge.trust.identity;

import io.github.dualauth.core.secret.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The certificate with which this server shows itself, those above it, and its private key.
 *
 * @param chain the own certificate first
 * @param privateKey the key of the first
 * @param digest of the files
 */
public record ServerIdentity(List<X509Certificate> chain, PrivateKey privateKey, String digest) {

    /**
     * Reads both files.
     *
     * @throws IOException naming the file at fault: the key must be the certificate's, and nobody else's to read
     */
    public static ServerIdentity read(Path certificate, Path keyFile) throws IOException {
        if (Files.exists(keyFile) && KeyRing.isOpenToOthers(keyFile)) {
            throw new IOException(
                    keyFile.getFileName() + " can be read or changed by others than its owner: chmod 600 it");
        }
        PemFiles certificates = PemFiles.read(certificate);
        PemFiles keys = PemFiles.read(keyFile);
        List<X509Certificate> chain = List.copyOf(certificates.certificates());
        if (chain.isEmpty()) {
            throw new IOException(certificate.getFileName() + " holds no certificate");
        }
        PrivateKey privateKey = keys.privateKey(chain.get(0).getPublicKey().getAlgorithm());
        if (!belong(chain.get(0), privateKey)) {
            throw new IOException(keyFile.getFileName() + " holds no private key of the certificate");
        }
        return new ServerIdentity(chain, privateKey, certificates.digest() + keys.digest());
    }

    private static boolean belong(X509Certificate certificate, PrivateKey privateKey) {
        String algorithm = switch (privateKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> privateKey.getAlgorithm();
        };
        byte[] probe = {1};
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(privateKey);
            signer.update(probe);
            byte[] signed = signer.sign();
            signer.initVerify(certificate.getPublicKey());
            signer.update(probe);
            return signer.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "ServerIdentity[" + chain.size() + " certificates]";
    }
}
