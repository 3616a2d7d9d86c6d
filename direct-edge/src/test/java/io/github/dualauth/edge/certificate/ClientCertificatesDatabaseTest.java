package io.github.dualauth.edge.certificate;

import static io.github.dualauth.edge.certificate.TestCertificates.dns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.ClientCertificate;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedSystem;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestAccounts;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.edge.EdgeSchema;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ClientCertificatesDatabaseTest {

    private final MutableClock clock = MutableClock.stopped();
    private final Database database;
    private final ClientCertificates byHash;
    private final ClientCertificates byHost;
    private final String application = TestDatabase.uniqueId();
    private final String host = TestDatabase.uniqueId() + ".example.org";
    private final Account account;
    private final Account other;

    ClientCertificatesDatabaseTest(TestDatabase kind) {
        this.database = kind.shared(AccountDirectory.SCHEMA, EdgeSchema.SCHEMA);
        this.byHash = node(CertificateRule.SHA_256);
        this.byHost = node(CertificateRule.SAN_DNS);
        AccountDirectory accounts = new AccountDirectory(database, TestCaches.LASTING, clock);
        TestAccounts stored = new TestAccounts(database, accounts, new UserDirectory(accounts));
        this.account = stored.active(application, "practice");
        this.other = stored.active(TestDatabase.uniqueId(), "practice");
    }

    private ClientCertificates node(CertificateRule rule) {
        return new ClientCertificates(database, rule, TestCaches.lasting(Duration.ofHours(1)), clock);
    }

    private static String value(CertificateRule rule, X509Certificate certificate) {
        return rule.values(certificate).get(0);
    }

    private ClientCertificateInfo registered(X509Certificate certificate) {
        return byHash.create(account, "gateway", value(CertificateRule.SHA_256, certificate))
                .orElseThrow();
    }

    private static RejectionReason rejected(ClientCertificateVerifier verifier, X509Certificate certificate) {
        Verification<VerifiedSystem> verification = verifier.verify(new ClientCertificate(List.of(certificate)));
        return ((Verification.Rejected<VerifiedSystem>) verification).reason();
    }

    @Test
    void verify_untrustedNow_isRefusedAlthoughRegistered() {
        X509Certificate certificate = TestCertificates.of("CN=x");
        registered(certificate);
        ClientCertificateVerifier verifier = new ClientCertificateVerifier(byHash, chain -> Optional.of("revoked"));
        assertEquals(RejectionReason.CERTIFICATE_UNTRUSTED, rejected(verifier, certificate));
    }

    @Test
    void verify_unknownOrRevoked_isRefused() {
        X509Certificate certificate = TestCertificates.of("CN=x");
        ClientCertificateVerifier verifier = new ClientCertificateVerifier(byHash, chain -> Optional.empty());
        assertEquals(RejectionReason.CERTIFICATE_UNKNOWN, rejected(verifier, certificate));
        ClientCertificateInfo made = registered(certificate);
        assertEquals(
                new Verification.Verified<>(new VerifiedSystem(made.id(), account.id())),
                verifier.verify(new ClientCertificate(List.of(certificate))));
        byHash.revoke(application, made.id());
        assertEquals(RejectionReason.CERTIFICATE_REVOKED, rejected(verifier, certificate));
    }

    @Test
    void accepts_certificatesAlone_whichNobodyGuesses() {
        ClientCertificateVerifier verifier = new ClientCertificateVerifier(byHash, chain -> Optional.empty());
        ClientCertificate certificate = new ClientCertificate(List.of(TestCertificates.of("CN=x")));
        assertTrue(verifier.accepts(certificate));
        assertFalse(verifier.accepts(new LoginCredential("ann", Secret.of("secret"))));
        assertFalse(verifier.guessable(certificate));
        assertEquals(CertificateRule.SHA_256, byHash.rule());
    }

    @Test
    void find_underAnotherRule_isUnknown() {
        X509Certificate certificate = TestCertificates.of("CN=x", dns(host));
        registered(certificate);
        assertEquals(Optional.empty(), byHost.find(certificate));
    }

    @Test
    void find_namesOfTwoAccounts_isNobodys() {
        byHost.create(account, "a", "a." + host);
        byHost.create(other, "b", "b." + host);
        X509Certificate both = TestCertificates.of("CN=x", dns("a." + host), dns("b." + host));
        assertEquals(Optional.empty(), byHost.find(both));
        assertTrue(byHost.find(TestCertificates.of("CN=x", dns("a." + host), dns("c." + host)))
                .isPresent());
    }

    @Test
    void find_oneOfItsNamesRevoked_isRevoked() {
        byHost.create(account, "a", "a." + host);
        ClientCertificateInfo second = byHost.create(account, "b", "b." + host).orElseThrow();
        X509Certificate both = TestCertificates.of("CN=x", dns("a." + host), dns("b." + host));
        assertEquals(Optional.of(false), byHost.find(both).map(MappedCertificate::revoked));
        byHost.revoke(application, second.id());
        assertEquals(Optional.of(true), byHost.find(both).map(MappedCertificate::revoked));
    }

    @Test
    void create_registeredByAnybody_isRefused() {
        X509Certificate certificate = TestCertificates.of("CN=x");
        registered(certificate);
        String hash = value(CertificateRule.SHA_256, certificate);
        assertEquals(Optional.empty(), byHash.create(other, "mine", hash));
        assertEquals(Optional.empty(), byHash.create(account, "again", hash));
    }

    @Test
    void create_revokedCertificate_isRefusedForGood() {
        X509Certificate certificate = TestCertificates.of("CN=x");
        byHash.revoke(application, registered(certificate).id());
        assertEquals(Optional.empty(), byHash.create(account, "again", value(CertificateRule.SHA_256, certificate)));
        assertEquals(Optional.of(true), byHash.find(certificate).map(MappedCertificate::revoked));
    }

    @Test
    void create_revokedName_maybeSomebodyElses() {
        ClientCertificateInfo old = byHost.create(account, "a", host).orElseThrow();
        X509Certificate certificate = TestCertificates.of("CN=x", dns(host));
        byHost.revoke(application, old.id());
        assertEquals(Optional.of(true), byHost.find(certificate).map(MappedCertificate::revoked));
        ClientCertificateInfo made = byHost.create(other, "b", host).orElseThrow();
        assertEquals(Optional.of(new MappedCertificate(made.id(), other.id(), false)), byHost.find(certificate));
        assertEquals(
                Optional.of(clock.instant()),
                byHost.list(application, "", "", 10).items().get(0).revoked());
    }

    @Test
    void create_sameAtTheSameMoment_isOnesAlone() {
        List<Optional<ClientCertificateInfo>> all =
                Together.run(8, i -> byHost.create(i % 2 == 0 ? account : other, "name " + i, host));
        assertEquals(1, all.stream().filter(Optional::isPresent).count());
    }

    @Test
    void create_revokedNameAtTheSameMoment_isOnesAlone() {
        byHost.revoke(
                application, byHost.create(account, "a", host).orElseThrow().id());
        List<Optional<ClientCertificateInfo>> all = Together.run(8, i -> byHost.create(account, "name " + i, host));
        assertEquals(1, all.stream().filter(Optional::isPresent).count());
    }

    @Test
    void revoke_unknownOrAnotherApplications_changesNothing() {
        assertEquals(Optional.empty(), byHash.revoke(application, "none"));
        X509Certificate certificate = TestCertificates.of("CN=x");
        ClientCertificateInfo made = registered(certificate);
        assertEquals(Optional.empty(), byHash.revoke(other.applicationId(), made.id()));
        assertEquals(Optional.of(false), byHash.find(certificate).map(MappedCertificate::revoked));
    }

    @Test
    void revoke_own_holdsAtTheNextCallAndKeepsItsTime() {
        X509Certificate certificate = TestCertificates.of("CN=x");
        ClientCertificateInfo made = registered(certificate);
        assertEquals(Optional.of(false), byHash.find(certificate).map(MappedCertificate::revoked));
        Optional<java.time.Instant> when = Optional.of(clock.instant());
        assertEquals(when, byHash.revoke(application, made.id()).orElseThrow().revoked());
        assertEquals(Optional.of(true), byHash.find(certificate).map(MappedCertificate::revoked));
        clock.advance(Duration.ofHours(1));
        assertEquals(when, byHash.revoke(application, made.id()).orElseThrow().revoked());
    }

    @Test
    void list_pages_haveEachOnceAndNobodyElses() {
        for (int i = 0; i < 5; i++) {
            byHost.create(account, "n" + i, "h" + i + "." + host);
            byHost.create(other, "n" + i, "o" + i + "." + host);
        }
        Page<ClientCertificateInfo> first = byHost.list(application, account.id(), "", 3);
        Page<ClientCertificateInfo> second =
                byHost.list(application, "", first.next().orElseThrow(), 3);
        assertEquals(3, first.items().size());
        assertEquals(2, second.items().size());
        assertEquals(Optional.empty(), second.next());
        assertTrue(first.items().stream().allMatch(one -> one.accountKey().equals("practice")));
        assertEquals(List.of(), byHost.list(application, other.id(), "", 3).items());
    }
}
