package io.github.dualauth.edge.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.Authenticator;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.address.TrustedProxies;
import io.github.dualauth.core.audit.AuditSettings;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.cluster.SingleNode;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.decision.Decisions;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.User;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestAccounts;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.throttle.CallLimit;
import io.github.dualauth.core.throttle.CallerLimits;
import io.github.dualauth.core.throttle.DigestNames;
import io.github.dualauth.core.throttle.Throttle;
import io.github.dualauth.core.throttle.ThrottleConfiguration;
import io.github.dualauth.core.throttle.ThrottleLimits;
import io.github.dualauth.core.throttle.Throttles;
import io.github.dualauth.core.throttle.shared.SharedTime;
import io.github.dualauth.edge.EdgeSchema;
import io.github.dualauth.edge.address.AddressOwner;
import io.github.dualauth.edge.address.DirectAddresses;
import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.certificate.CertificateRule;
import io.github.dualauth.edge.certificate.ClientCertificates;
import io.github.dualauth.edge.smtp.gate.AccountGate;
import io.github.dualauth.edge.smtp.gate.Sender;
import io.github.dualauth.edge.smtp.gate.SubmissionGate;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate with the core behind it. */
class AccountGateTest {

    private static final TestTls TLS = new TestTls();
    private static final int FREE_FAILURES = 3;

    @TempDir
    private Path directory;

    private final String application = TestDatabase.uniqueId();
    private final String name = "d" + application.replaceAll("[^A-Za-z0-9]", "") + ".example.org";
    private final MutableClock clock = MutableClock.stopped();
    private final Database database = TestDatabase.H2.shared(AccountDirectory.SCHEMA, EdgeSchema.SCHEMA);
    private final RowCaches caches = TestCaches.LASTING;
    private final AccountDirectory accounts = new AccountDirectory(database, caches, clock);
    private final UserDirectory users = new UserDirectory(accounts);
    private final DirectAddresses addresses = new DirectAddresses(database, caches, clock);
    private final ClientCertificates certificates =
            new ClientCertificates(database, CertificateRule.SHA_256, caches, clock);
    private final TestAccounts stored = new TestAccounts(database, accounts, users);
    private final Account own = stored.active(application, "own");
    private final Account other = stored.active(application, "other");
    private final User user = stored.activeUser(own, "user");
    private final List<X509Certificate> ownChain = chain(own);
    private final List<X509Certificate> otherChain = chain(other);
    private final AuditLines audit = new AuditLines();
    private final TestPeople people = new TestPeople(own.id(), user.id());
    private boolean trusting = true;
    private AccountGate gate;

    @BeforeEach
    void open() {
        Throttles throttles = throttles();
        AuditTrail trail = new AuditTrail(audit, 10, AuditSettings.WhenFull.WAIT, DecisionMetrics.NONE);
        gate = new AccountGate(
                new AccountGate.Deciding(
                        new Decisions(
                                new Authenticator(List.of(people), accounts, users, throttles),
                                trail,
                                TestKeys.fresh(directory),
                                clock),
                        AccountGate.POLICY),
                new AccountGate.Directories(addresses, certificates),
                chain -> trusting ? Optional.empty() : Optional.of("revoked"),
                throttles.calls());
    }

    @Test
    void login_wrongPassword_isRefusedAndRecorded() {
        assertEquals(RejectionReason.LOGIN_PASSWORD_WRONG, refused("guess", ownChain));
        assertTrue(audit.last().contains("\"smtp-submission\"") && audit.last().contains("2002"), audit.last());
    }

    @Test
    void login_certificateOfAnotherAccount_countsAsAGuess() {
        for (int i = 0; i < FREE_FAILURES; i++) {
            assertEquals(RejectionReason.LOGIN_CERTIFICATE_MISMATCH, refused(TestPeople.PASSWORD, otherChain));
        }
        assertEquals(RejectionReason.THROTTLED, refused(TestPeople.PASSWORD, ownChain));
    }

    @Test
    void login_certificateThatIsUnknownOrUntrusted_isRefused() {
        List<X509Certificate> unknown = List.of(TLS.issue("alice").certificate());
        assertEquals(RejectionReason.CERTIFICATE_UNKNOWN, refused(TestPeople.PASSWORD, unknown));
        trusting = false;
        assertEquals(RejectionReason.CERTIFICATE_UNTRUSTED, refused(TestPeople.PASSWORD, ownChain));
    }

    @Test
    void fault_whatHasChangedSinceTheLogin_isSeen() {
        Sender sender = allowed();
        assertEquals(Optional.empty(), gate.fault(sender, ownChain));
        assertEquals(Optional.of(RejectionReason.LOGIN_CERTIFICATE_MISMATCH), gate.fault(sender, otherChain));
        trusting = false;
        assertEquals(Optional.of(RejectionReason.CERTIFICATE_UNTRUSTED), gate.fault(sender, ownChain));
        trusting = true;
        stored.inactiveUser(own, "user");
        assertEquals(Optional.of(RejectionReason.LOGIN_USER_INACTIVE), gate.fault(sender, ownChain));
        stored.inactive(application, "own");
        assertEquals(Optional.of(RejectionReason.LOGIN_ACCOUNT_INACTIVE), gate.fault(sender, ownChain));
    }

    @Test
    void fault_passwordThatWasChangedSinceTheLogin_isSeen() {
        Sender sender = allowed();
        people.change();
        assertEquals(Optional.of(RejectionReason.LOGIN_CHANGED), gate.fault(sender, ownChain));
        assertEquals(Optional.empty(), gate.fault(allowed(), ownChain));
    }

    @Test
    void fault_revokedCertificate_isSeen() {
        Sender sender = allowed();
        String id =
                certificates.list(application, own.id(), "", 10).items().get(0).id();
        assertTrue(certificates.revoke(application, id).isPresent());
        assertEquals(Optional.of(RejectionReason.CERTIFICATE_REVOKED), gate.fault(sender, ownChain));
        assertEquals(RejectionReason.CERTIFICATE_REVOKED, refused(TestPeople.PASSWORD, ownChain));
    }

    @Test
    void owns_addressOfAnotherAccountOrUser_isFalse() {
        User colleague = stored.activeUser(own, "colleague");
        address("own@" + name, own, Optional.empty());
        address("user@" + name, own, Optional.of(user));
        address("colleague@" + name, own, Optional.of(colleague));
        address("other@" + name, other, Optional.empty());
        Sender sender = allowed();

        assertFalse(gate.owns(sender, mail("other@" + name)));
        assertFalse(gate.owns(sender, mail("colleague@" + name)));
        assertFalse(gate.owns(sender, mail("nobody@" + name)));
        assertTrue(gate.owns(sender, mail("User@" + name)));
        assertTrue(gate.owns(sender, mail("own@" + name)));
    }

    @Test
    void accept_withoutAudit_isARefusal() {
        Sender sender = allowed();
        assertTrue(gate.canRecord());
        audit.fail();
        assertFalse(gate.canRecord());
        assertEquals(
                RejectionReason.DEPENDENCY_UNAVAILABLE,
                gate.accept(sender, contact()).orElseThrow().reason());
    }

    @Test
    void accept_andRefuse_areRecordedForTheMessage() {
        Sender sender = allowed();
        assertTrue(audit.last().contains("\"smtp-submission\""), audit.last());
        assertEquals(Optional.empty(), gate.accept(sender, contact()));
        assertTrue(audit.last().contains("\"smtp-message\""), audit.last());
        gate.refuse(RejectionReason.SENDER_NOT_OWNED, sender, contact());
        assertTrue(audit.last().contains("5011") && audit.last().contains("\"smtp-message\""), audit.last());
        gate.refuse(RejectionReason.AUTHORIZATION_FOREIGN, contact());
        assertTrue(audit.last().contains("5014"), audit.last());
    }

    @Test
    void hasRoom_moreThanTheLimitOfTheAccount_isFalse() {
        Sender sender = allowed();
        int messages = 0;
        while (gate.hasRoom(sender)) {
            messages++;
        }
        assertTrue(messages < 10);
    }

    private RejectionReason refused(String password, List<X509Certificate> chain) {
        return ((SubmissionGate.Denied) login(password, chain)).refusal().reason();
    }

    private Sender allowed() {
        return ((SubmissionGate.Allowed) login(TestPeople.PASSWORD, ownChain)).sender();
    }

    private SubmissionGate.Login login(String password, List<X509Certificate> chain) {
        return gate.login(new LoginCredential("alice", Secret.of(password)), chain, contact());
    }

    private static SubmissionGate.Contact contact() {
        return new SubmissionGate.Contact("192.0.2.1", "0".repeat(32));
    }

    private List<X509Certificate> chain(Account account) {
        X509Certificate certificate = TLS.issue(account.key()).certificate();
        String value = CertificateRule.SHA_256.values(certificate).get(0);
        assertTrue(certificates.create(account, "system", value).isPresent());
        return List.of(certificate);
    }

    private void address(String text, Account account, Optional<User> owner) {
        AddressOwner its = new AddressOwner(account, owner);
        assertTrue(database.write(transaction -> addresses.create(transaction, its, mail(text)))
                .isPresent());
    }

    private static MailAddress mail(String text) {
        return MailAddress.parse(text).orElseThrow();
    }

    private Throttles throttles() {
        ThrottleLimits limits = new ThrottleLimits(FREE_FAILURES, Duration.ofMinutes(15), Duration.ofDays(7), 1000);
        SharedTime time = new SharedTime(clock::millis);
        SingleNode node = new SingleNode();
        Optional<CallLimit> perAccount = Optional.of(new CallLimit(10, Duration.ofMinutes(1)));
        return new Throttles(
                new Throttle(node, new DigestNames(new byte[32]), limits, time),
                new CallerLimits(
                        node,
                        new ThrottleConfiguration(limits, TrustedProxies.of(""), Optional.empty(), perAccount),
                        time),
                DecisionMetrics.NONE);
    }
}
