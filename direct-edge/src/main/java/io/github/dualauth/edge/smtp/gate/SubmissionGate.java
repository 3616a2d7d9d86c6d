package io.github.dualauth.edge.smtp.gate;

import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.address.MailAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Decides who may send what, and writes each decision down. All of it may throw {@link
 * io.github.dualauth.core.database.DependencyUnavailableException}.
 */
public interface SubmissionGate {

    /** How a login ended. */
    sealed interface Login {}

    /**
     * The person may send.
     *
     * @param sender who it is
     */
    record Allowed(Sender sender) implements Login {}

    /**
     * The person may not, or not now.
     *
     * @param refusal why
     */
    record Denied(Refusal refusal) implements Login {}

    /** Decides on a login; its certificate must be of the same account. The credential is wiped. */
    Login login(LoginCredential credential, List<X509Certificate> chain, Contact contact);

    /** Why somebody who has logged in may not go on, if so: what was true then is asked again. */
    Optional<RejectionReason> fault(Sender sender, List<X509Certificate> chain);

    /** Counts one more message; whether the account may send it now. */
    boolean hasRoom(Sender sender);

    /** Whether an address is the sender's own. */
    boolean owns(Sender sender, MailAddress address);

    /** Whether a decision could be written down now: what cannot be is not done. */
    boolean canRecord();

    /** Writes down that a message was taken; empty, or why that could not be done. */
    Optional<Refusal> accept(Sender sender, Contact contact);

    /** Writes down that a message is refused. */
    void refuse(RejectionReason reason, Sender sender, Contact contact);

    /** Writes down that a login is refused before anything was verified. */
    void refuse(RejectionReason reason, Contact contact);

    /**
     * Where it comes from.
     *
     * @param source the peer's address
     * @param requestId 32 hex digits, another one for each decision
     */
    record Contact(String source, String requestId) {}
}
