package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a chain may be, and what counts as an authority and as its list, at the edges. */
class PathLimitsTest {

    private final MutableClock clock = MutableClock.stopped();
    private final Instant now = clock.instant();
    private final TestAuthority root = TestAuthority.root("Root", now);

    @TempDir
    private Path directory;

    private TrustFiles files;

    @BeforeEach
    void trustTheRoot() {
        files = new TrustFiles(directory, root);
    }

    private Optional<String> fault(boolean listRequired, X509Certificate... chain) {
        return new EdgeTrust(
                        new TrustReload(files.settings(listRequired), Optional.empty()), clock, (why, source) -> {})
                .fault(chain);
    }

    /** Signed by itself, with one extension. */
    private X509Certificate alone(ASN1ObjectIdentifier extension, ASN1Encodable value) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        X500Name name = new X500Name("CN=alone");
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, Date.from(now), Date.from(now.plus(Duration.ofDays(1))), name, pair.getPublic());
        builder.addExtension(extension, false, value);
        return new JcaX509CertificateConverter()
                .setProvider(new BouncyCastleProvider())
                .getCertificate(builder.build(new JcaContentSignerBuilder("Ed25519").build(pair.getPrivate())));
    }

    @Test
    void fault_chainOfFive_isTheLongestThatIsTaken() {
        TestAuthority one = root.below("One");
        TestAuthority two = one.below("Two");
        TestAuthority three = two.below("Three");
        TestAuthority four = three.below("Four");
        List.of(one, two, three, four)
                .forEach(each -> files.list(each.certificate().getSerialNumber() + ".crl", each.list()));
        TestClient client = four.client("a");
        X509Certificate[] five =
                client.chain(four.certificate(), three.certificate(), two.certificate(), one.certificate());
        assertEquals(Optional.empty(), fault(true, five));
        assertEquals(
                Optional.of("too long a chain"),
                fault(
                        true,
                        client.chain(
                                four.certificate(),
                                three.certificate(),
                                two.certificate(),
                                one.certificate(),
                                root.certificate())));
    }

    @Test
    void fault_authorityThatMayHaveNoneBelow_isAnAuthorityAndNoClient() throws Exception {
        X509Certificate last = alone(Extension.basicConstraints, new BasicConstraints(0));
        assertEquals(Optional.of("an authority's own certificate"), fault(true, last));
        files.authority("last.pem", last);
        assertEquals(2, files.open().anchors().authorities().size());
    }

    /** A certificate from another provider than the JDK's, which reads such an extension when it is asked for. */
    @Test
    void fault_extendedKeyUsageThatNobodyCanRead_isTold() throws Exception {
        X509Certificate unreadable = alone(Extension.extendedKeyUsage, DERNull.INSTANCE);
        assertEquals(Optional.of("not for clients"), fault(true, unreadable));
    }

    @Test
    void fault_revokedByAListOfThePastOnly_asksForAListOfNow() {
        TestClient client = root.client("a");
        files.list("root.crl", root.list(now.minusSeconds(1), now, List.of(client.certificate())));
        clock.advance(Duration.ofMillis(1));
        assertEquals(Optional.of("no revocation list of now"), fault(true, client.chain()));
    }

    @Test
    void fault_listsOfAnotherAuthorityOnly_countForThatOneAlone() throws java.io.IOException {
        TestAuthority other = TestAuthority.root("Other", now);
        files.authority("other.pem", other.certificate());
        assertEquals(
                Optional.of("no revocation list of now"),
                fault(true, other.client("a").chain()));
        assertEquals(Optional.empty(), fault(false, other.client("a").chain()));
        Files.delete(files.lists().resolve("root.crl"));
        files.list("other.crl", other.list());
        assertEquals(Optional.empty(), fault(false, root.client("a").chain()));
    }
}
