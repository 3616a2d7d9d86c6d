package io.github.dualauth.edge.smtp.session;

import io.github.dualauth.edge.address.MailAddress;
import io.github.dualauth.edge.smtp.gate.Sender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was said on one connection since it began, or since TLS did. For its one thread. */
public final class SmtpState {

    private boolean greeted;
    private Optional<Sender> sender = Optional.empty();
    private Optional<MailAddress> from = Optional.empty();
    private final Map<String, MailAddress> recipients = new LinkedHashMap<>();
    private int failures;
    private int faults;

    public boolean greeted() {
        return greeted;
    }

    /** The peer has said its name: nothing of a message that had begun is left. */
    public void greet() {
        greeted = true;
        reset();
    }

    /** Who has logged in. */
    public Optional<Sender> sender() {
        return sender;
    }

    public void login(Sender who) {
        sender = Optional.of(who);
        failures = 0;
    }

    /** One more failed login; how many there are. */
    public int failed() {
        failures++;
        return failures;
    }

    /** One more command that could not be done; how many there are. */
    public int faulty() {
        faults++;
        return faults;
    }

    /** The sender of the message that has begun. */
    public Optional<MailAddress> from() {
        return from;
    }

    public void begin(MailAddress address) {
        from = Optional.of(address);
    }

    /** The recipients, each once. */
    public List<MailAddress> recipients() {
        return List.copyOf(recipients.values());
    }

    public boolean has(MailAddress recipient) {
        return recipients.containsKey(recipient.key());
    }

    public void add(MailAddress recipient) {
        recipients.putIfAbsent(recipient.key(), recipient);
    }

    /** The message is through, or given up. */
    public void reset() {
        from = Optional.empty();
        recipients.clear();
    }
}
