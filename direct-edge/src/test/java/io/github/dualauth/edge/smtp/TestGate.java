package io.github.dualauth.edge.smtp;

import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.Waiting;
import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.smtp.gate.Sender;
import io.github.dualauth.edge.smtp.gate.SubmissionGate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Knows alice with the certificate named alice, and her address; writes each decision down as a word. */
final class TestGate implements SubmissionGate {

    static final String LOGIN = "alice";
    static final String PASSWORD = "correct horse";
    static final String ADDRESS = "alice@direct.example.org";

    private final List<String> decisions = Collections.synchronizedList(new ArrayList<>());
    private volatile Optional<RejectionReason> always = Optional.empty();
    private volatile Optional<RejectionReason> gone = Optional.empty();
    private volatile boolean unrecorded;
    private volatile boolean failingAtTheRecord;
    private volatile boolean down;
    private volatile boolean broken;
    private volatile CountDownLatch thinking = new CountDownLatch(0);
    private final CountDownLatch begun = new CountDownLatch(1);

    private record Person(String applicationId, String accountId, String userId) implements Sender {}

    /** Every login is refused for this reason from now on. */
    void refuseAll(RejectionReason reason) {
        always = Optional.of(reason);
    }

    /** Whoever is logged in is not allowed any more. */
    void revoke(RejectionReason reason) {
        gone = Optional.of(reason);
    }

    /** Nothing can be written down from now on. */
    void loseAudit() {
        unrecorded = true;
    }

    /** Whether nothing can be written down, which is found out only when it is tried. */
    void failAtTheRecord(boolean failing) {
        failingAtTheRecord = failing;
    }

    /** Nothing can be looked up from now on. */
    void fail() {
        down = true;
    }

    /** Every look-up has a fault of our own from now on. */
    void breakDown() {
        broken = true;
    }

    /** The next login takes until the latch is open. */
    CountDownLatch hold() {
        thinking = new CountDownLatch(1);
        return thinking;
    }

    /** Waits until somebody logs in. */
    void awaitLogin() {
        Waiting.until(() -> begun.getCount() == 0);
    }

    List<String> decisions() {
        return List.copyOf(decisions);
    }

    private void demandData() {
        if (broken) {
            throw new IllegalStateException("jdbc:h2:the-place");
        }
        if (down) {
            throw new DependencyUnavailableException("down", new IllegalStateException());
        }
    }

    @Override
    public Login login(LoginCredential credential, List<X509Certificate> chain, Contact contact) {
        try (Secret secret = credential.secret()) {
            begun.countDown();
            demandData();
            if (!thinking.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("held for too long");
            }
            Optional<RejectionReason> reason = always;
            if (reason.isEmpty() && !(credential.loginId().equals(LOGIN) && secret.sameAs(Secret.of(PASSWORD)))) {
                reason = Optional.of(RejectionReason.LOGIN_PASSWORD_WRONG);
            } else if (reason.isEmpty()
                    && !chain.get(0).getSubjectX500Principal().getName().equals("CN=alice")) {
                reason = Optional.of(RejectionReason.LOGIN_CERTIFICATE_MISMATCH);
            }
            decisions.add("login " + reason.map(Enum::name).orElse("allowed"));
            return reason.isPresent()
                    ? new Denied(Refusal.of(reason.get()))
                    : new Allowed(new Person("app", "account", "user"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<RejectionReason> fault(Sender sender, List<X509Certificate> chain) {
        return gone;
    }

    @Override
    public boolean hasRoom(Sender sender) {
        return true;
    }

    @Override
    public boolean owns(Sender sender, MailAddress address) {
        demandData();
        return address.key().equals(ADDRESS);
    }

    @Override
    public boolean canRecord() {
        return !unrecorded;
    }

    @Override
    public Optional<Refusal> accept(Sender sender, Contact contact) {
        if (unrecorded || failingAtTheRecord) {
            return Optional.of(Refusal.of(RejectionReason.DEPENDENCY_UNAVAILABLE));
        }
        decisions.add("message allowed");
        return Optional.empty();
    }

    @Override
    public void refuse(RejectionReason reason, Sender sender, Contact contact) {
        decisions.add("message " + reason.name());
    }

    @Override
    public void refuse(RejectionReason reason, Contact contact) {
        decisions.add("login " + reason.name());
    }
}
