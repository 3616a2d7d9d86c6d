package io.github.dualauth.edge.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificateTextTest {

    private final X509Certificate certificate = TestCertificates.of("CN=a");

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }

    @Test
    void read_one_isIt() throws Exception {
        String pem = pem("CERTIFICATE", certificate.getEncoded());
        assertEquals(Optional.of(certificate), CertificateText.read(pem));
        assertEquals(Optional.of(certificate), CertificateText.read("\r\n " + pem.replace("\n", "\r\n")));
    }

    @Test
    void read_anythingElse_isNone() throws Exception {
        byte[] encoded = certificate.getEncoded();
        String pem = pem("CERTIFICATE", encoded);
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.write(encoded);
        longer.write(0);
        for (String text : List.of(
                "",
                "x" + pem,
                pem + "x",
                pem + pem,
                pem + pem("PRIVATE KEY", new byte[] {1}),
                pem("PRIVATE KEY", encoded),
                pem("CERTIFICATE", new byte[] {1, 2, 3}),
                pem("CERTIFICATE", longer.toByteArray()),
                pem.replace("=", "").replaceFirst("MII", "MI*"),
                Base64.getEncoder().encodeToString(encoded))) {
            assertEquals(Optional.empty(), CertificateText.read(text), text);
        }
    }
}
