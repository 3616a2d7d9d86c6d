package io.github.dualauth.core.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** A certificate that nobody vouches for. */
public final class TestCertificate {

    private static final String PEM = """
        -----BEGIN CERTIFICATE-----
        MIIBeTCCAR+gAwIBAgIURWhzIB7d/MgtU89wPt9ouohEAwMwCgYIKoZIzj0EAwIw
        ETEPMA0GA1UEAwwGbm9ib2R5MCAXDTI2MTEyNjE2Mzg0N1oYDzIxMjYxMTAyMTYz
        ODQ3WjARMQ8wDQYDVQQDDAZub2JvZHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
        AARE4kMQJCckvUJyB15i8tTT54wS7kvSJ9dSjF+I6jr1rEzne5Ehxz8MNjG8KJIF
        mGA0b6vnmaRhPKqrc0q1Nbplo1MwUTAdBgNVHQ4EFgQUS874YYNXlyFNUzrBUX2B
        VHEv7T0wHwYDVR0jBBgwFoAUS874YYNXlyFNUzrBUX2BVHEv7T0wDwYDVR0TAQH/
        BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAlDYBiAMG3+/2QVop4IdlhVqWNa7P
        U8cZxuiOOHs5QKwCIDlpTQyAt025rEJKv1tBC9Lzr5qEnthNn2hnPGl7cmHj
        -----END CERTIFICATE-----
        """;

    private TestCertificate() {}

    /** Self-signed, for nobody. */
    public static X509Certificate selfSigned() {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(PEM.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
