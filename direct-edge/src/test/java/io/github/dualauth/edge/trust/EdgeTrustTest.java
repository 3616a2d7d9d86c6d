package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.testing.TestClient.Terms;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What RFC 5280 calls valid, on each side of every boundary. */
class EdgeTrustTest {

    private static final String NO_LIST = "no revocation list of now";
    private static final String UNKNOWN = "of an unknown authority";
    private static final Duration TICK = Duration.ofSeconds(1);

    private final MutableClock clock = MutableClock.stopped();
    private final Instant now = clock.instant();
    private final TestAuthority root = TestAuthority.root("Root", now);
    private final List<String> refused = new ArrayList<>();

    @TempDir
    private Path directory;

    private TrustFiles files;

    @BeforeEach
    void trustTheRoot() {
        files = new TrustFiles(directory, root);
    }

    private EdgeTrust trust() {
        return trust(true);
    }

    private EdgeTrust trust(boolean listRequired) {
        return new EdgeTrust(
                new TrustReload(files.settings(listRequired), Optional.empty()),
                clock,
                (why, source) -> refused.add(why));
    }

    private Optional<String> fault(TestClient client, X509Certificate... above) {
        return trust().fault(client.chain(above));
    }

    @Test
    void fault_noCertificate_isTold() {
        assertEquals(Optional.of("no certificate"), trust().fault(new X509Certificate[0]));
    }

    @Test
    void fault_noAuthorityConfigured_trustsNobody() {
        EdgeTrust nobody = new EdgeTrust(
                new TrustReload(
                        new io.github.dualauth.edge.config.TrustSettings(
                                Optional.empty(), Optional.empty(), Duration.ofMinutes(1), false),
                        Optional.empty()),
                clock,
                (why, source) -> refused.add(why));
        assertEquals(Optional.of(UNKNOWN), nobody.fault(root.client("a").chain()));
        assertArrayEquals(new X509Certificate[0], nobody.trustManager().getAcceptedIssuers());
    }

    @Test
    void fault_unknownAuthority_isTold() {
        TestAuthority other = TestAuthority.root("Other", now);
        assertEquals(Optional.of(UNKNOWN), fault(other.client("a"), other.certificate()));
        assertEquals(Optional.of(UNKNOWN), fault(other.client("a")));
    }

    @Test
    void fault_authorityOfTheSameNameWithAnotherKey_isTold() {
        TestAuthority twin = TestAuthority.root("Root", now);
        assertEquals(Optional.of("a signature is wrong"), fault(twin.client("a")));
    }

    @Test
    void fault_revoked_isTold() {
        TestClient client = root.client("a");
        files.list("root.crl", root.list(client.certificate()));
        assertEquals(Optional.of("revoked"), fault(client));
    }

    @Test
    void fault_revokedByOneOfTwoLists_isTold() {
        TestClient client = root.client("a");
        files.list("second.crl", root.list(client.certificate()));
        assertEquals(Optional.of("revoked"), fault(client));
    }

    @Test
    void fault_notAfter_isTheLastMoment() {
        TestClient client = root.client(Terms.good("a", now).valid(now.minus(TICK), now));
        assertEquals(Optional.empty(), fault(client));
        clock.advance(Duration.ofMillis(1));
        assertEquals(Optional.of("expired"), fault(client));
    }

    @Test
    void fault_notBefore_isTheFirstMoment() {
        TestClient client = root.client(Terms.good("a", now).valid(now, now.plus(TICK)));
        assertEquals(Optional.empty(), fault(client));
        clock.advance(Duration.ofMillis(-1));
        assertEquals(Optional.of("not valid yet"), fault(client));
    }

    @Test
    void fault_nextUpdate_isTheLastMomentOfAList() {
        TestClient client = root.client("a");
        files.list("root.crl", root.list(now.minus(TICK), now, List.of()));
        assertEquals(Optional.empty(), fault(client));
        clock.advance(Duration.ofMillis(1));
        assertEquals(Optional.of(NO_LIST), fault(client));
        assertEquals(Optional.of(NO_LIST), trust(false).fault(client.chain()));
    }

    @Test
    void fault_thisUpdate_isTheFirstMomentOfAList() {
        TestClient client = root.client("a");
        files.list("root.crl", root.list(now, now.plus(TICK), List.of()));
        assertEquals(Optional.empty(), fault(client));
        clock.advance(Duration.ofMillis(-1));
        assertEquals(Optional.of(NO_LIST), fault(client));
    }

    @Test
    void fault_noListAtAll_isTold_unlessNoneIsRequired() throws java.io.IOException {
        java.nio.file.Files.delete(files.lists().resolve("root.crl"));
        TestClient client = root.client("a");
        assertEquals(Optional.of(NO_LIST), fault(client));
        assertEquals(Optional.empty(), trust(false).fault(client.chain()));
    }

    @Test
    void fault_listOfAnotherKey_isNone() {
        files.list("root.crl", TestAuthority.root("Root", now).list());
        TestClient client = root.client("a");
        assertEquals(Optional.of(NO_LIST), fault(client));
        assertEquals(Optional.of(NO_LIST), trust(false).fault(client.chain()));
    }

    @Test
    void fault_revokedWhereNoListIsRequired_isTold() {
        TestClient client = root.client("a");
        files.list("root.crl", root.list(client.certificate()));
        assertEquals(Optional.of("revoked"), trust(false).fault(client.chain()));
    }

    @Test
    void fault_authorityExpired_isTold() {
        TestAuthority old = TestAuthority.root("Old", now, now);
        files.authority("old.pem", old.certificate()).list("old.crl", old.list());
        TestClient client = old.client("a");
        assertEquals(Optional.empty(), fault(client));
        clock.advance(Duration.ofMillis(1));
        assertEquals(Optional.of("of an authority that is not valid now"), fault(client));
    }

    @Test
    void fault_keyUsageWithoutSignatures_isTold() {
        TestClient other =
                root.client(Terms.good("a", now).use(KeyUsage.keyEncipherment, KeyPurposeId.id_kp_clientAuth));
        TestClient agreement = root.client(Terms.good("a", now).use(KeyUsage.keyAgreement));
        assertEquals(Optional.of("not for signatures"), fault(other));
        assertEquals(Optional.of("not for signatures"), fault(agreement));
    }

    @Test
    void fault_noKeyUsage_isNoRestriction() {
        TestClient none = root.client(Terms.good("a", now).use(-1, KeyPurposeId.id_kp_clientAuth));
        TestClient neither = root.client(Terms.good("a", now).use(-1));
        TestClient more = root.client(Terms.good("a", now).use(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
        assertEquals(Optional.empty(), fault(none));
        assertEquals(Optional.empty(), fault(neither));
        assertEquals(Optional.empty(), fault(more));
    }

    @Test
    void fault_extendedKeyUsage_mustNameClientsIfItIsThere() {
        TestClient server =
                root.client(Terms.good("a", now).use(KeyUsage.digitalSignature, KeyPurposeId.id_kp_serverAuth));
        TestClient none = root.client(Terms.good("a", now).use(KeyUsage.digitalSignature));
        TestClient any =
                root.client(Terms.good("a", now).use(KeyUsage.digitalSignature, KeyPurposeId.anyExtendedKeyUsage));
        TestClient both = root.client(Terms.good("a", now)
                .use(KeyUsage.digitalSignature, KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth));
        TestClient serverWithoutUsage = root.client(Terms.good("a", now).use(-1, KeyPurposeId.id_kp_serverAuth));
        assertEquals(Optional.of("not for clients"), fault(server));
        assertEquals(Optional.of("not for clients"), fault(serverWithoutUsage));
        assertEquals(Optional.empty(), fault(none));
        assertEquals(Optional.empty(), fault(any));
        assertEquals(Optional.empty(), fault(both));
    }

    @Test
    void fault_authoritysOwnCertificate_isTold() {
        assertEquals(
                Optional.of("an authority's own certificate"),
                fault(root.client(Terms.good("a", now).asAuthority())));
        assertEquals(
                Optional.of("an authority's own certificate"),
                trust().fault(new X509Certificate[] {root.certificate()}));
    }

    @Test
    void fault_rsa_needs2048Bits() {
        assertEquals(
                Optional.of("too weak"), fault(root.client(Terms.good("a", now).rsa(1024))));
        assertEquals(Optional.empty(), fault(root.client(Terms.good("a", now).rsa(2048))));
    }

    @Test
    void fault_chainOfSix_isTold() {
        X509Certificate[] six = new X509Certificate[6];
        java.util.Arrays.fill(six, root.client("a").certificate());
        assertEquals(Optional.of("too long a chain"), trust().fault(six));
    }

    @Test
    void fault_intermediate_needsAListOfItsOwn() {
        TestAuthority middle = root.below("Middle");
        TestClient client = middle.client("a");
        assertEquals(Optional.of(NO_LIST), fault(client, middle.certificate()));
        files.list("middle.crl", middle.list());
        assertEquals(Optional.of(UNKNOWN), fault(client));
        assertEquals(Optional.empty(), fault(client, middle.certificate()));
        assertEquals(Optional.empty(), fault(client, middle.certificate(), root.certificate()));
        files.list("root.crl", root.list(middle.certificate()));
        assertEquals(Optional.of("revoked"), fault(client, middle.certificate()));
    }

    @Test
    void fault_clientAsIssuer_isTold() {
        TestClient client = root.client("Root");
        TestAuthority forged = TestAuthority.root("Root", now);
        assertEquals(true, fault(forged.client("a"), client.certificate()).isPresent());
    }

    @Test
    void fault_good_isNone() {
        assertEquals(Optional.empty(), fault(root.client("a")));
        assertEquals(Optional.empty(), fault(root.client("a"), root.certificate()));
    }

    @Test
    void checkClientTrusted_bad_throwsWithTheReasonForTheAlert() {
        X509ExtendedTrustManager manager = trust().trustManager();
        TestClient client = root.client(Terms.good("a", now).valid(now.minus(TICK), now.minus(TICK)));
        CertificateException thrown =
                assertThrows(CertificateException.class, () -> manager.checkClientTrusted(client.chain(), "EC"));
        assertEquals("expired", thrown.getMessage());
        assertEquals(
                java.security.cert.CertPathValidatorException.class,
                thrown.getCause().getClass());
        assertEquals(List.of("expired"), refused);
    }

    @Test
    void checkServerTrusted_anybody_isRefused() {
        X509ExtendedTrustManager manager = trust().trustManager();
        assertThrows(
                CertificateException.class,
                () -> manager.checkServerTrusted(root.client("a").chain(), "EC"));
    }

    @Test
    void checkClientTrusted_good_passes() throws CertificateException {
        trust().trustManager().checkClientTrusted(root.client("a").chain(), "EC");
        assertEquals(List.of(), refused);
    }
}
