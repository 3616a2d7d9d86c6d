package io.github.dualauth.application.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
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
import java.util.List;
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
 * The public keys of the gateway as certificates (RFC 5280), each signed with itself, for participants that take no JWK set.
 * They vouch for nothing: a participant gets them over a channel that it trusts. Each node makes its own over the same keys.
 */
public final class GatewayCertificates {

    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(3650);
    private static final int SERIAL_BITS = 120;
    private static final int LINE = 64;

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

    /** The certificates of the key that signs now, and then of those that will or did a while ago. */
    public List<X509Certificate> all() {
        List<JWK> pairs = keys.pairs(GatewayTokens.PURPOSE);
        made.keySet().retainAll(pairs.stream().map(JWK::getKeyID).toList());
        return pairs.stream()
                .map(key -> made.computeIfAbsent(key.getKeyID(), id -> certificate(key.toRSAKey())))
                .toList();
    }

    /** The same as text (RFC 7468, 5), one after the other: whoever reads only one reads the one that signs. */
    public String pem() {
        byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
        StringBuilder text = new StringBuilder();
        try {
            for (X509Certificate certificate : all()) {
                text.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder(LINE, lineEnd).encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
            return text.toString();
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
