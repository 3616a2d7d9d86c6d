package io.github.dualauth.application.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.dualauth.core.token.SigningKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The public key of the gateway as a certificate (RFC 5280), signed with itself, for participants that take no JWK set. It
 * vouches for nothing: a participant gets it over a channel that it trusts. Each node makes its own over the same key.
 */
public final class GatewayCertificates {

    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(3650);
    private static final int SERIAL_BITS = 120;
    private static final int LINE = 64;
    private static final int KEPT = 4;

    private final SigningKeys keys;
    private final String issuer;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    /** By the key's ID. */
    private final Map<String, X509Certificate> made = new ConcurrentHashMap<>();

    /** Makes certificates that name {@code issuer}. */
    public GatewayCertificates(SigningKeys keys, String issuer, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The certificate of the key that signs now. */
    public X509Certificate current() {
        RSAKey key = (RSAKey) keys.signing(GatewayTokens.PURPOSE);
        if (made.size() > KEPT) {
            made.clear();
        }
        return made.computeIfAbsent(key.getKeyID(), id -> certificate(key));
    }

    /** The same as text (RFC 7468, 5). */
    public String currentPem() {
        try {
            byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
            String body = Base64.getMimeEncoder(LINE, lineEnd)
                    .encodeToString(current().getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate of ours cannot be written", e);
        }
    }

    private X509Certificate certificate(RSAKey key) {
        X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, issuer).build();
        Instant now = clock.instant();
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(SERIAL_BITS, random),
                    Date.from(now.minus(BEFORE)),
                    Date.from(now.plus(AFTER)),
                    name,
                    key.toRSAPublicKey());
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key.toRSAPrivateKey())));
        } catch (JOSEException | OperatorCreationException | CertificateException | CertIOException e) {
            throw new IllegalStateException("no certificate can be made of a key of ours", e);
        }
    }
}
