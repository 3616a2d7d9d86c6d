package io.github.dualauth.edge.smtp;

import io.github.dualauth.edge.address.MailAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was said on one connection since it began, or since TLS did. For its one thread. */
final class SmtpState {

    private boolean greeted;
    private Optional<Sender> sender = Optional.empty();
    private Optional<MailAddress> from = Optional.empty();
    private final Map<String, MailAddress> recipients = new LinkedHashMap<>();
    private int failures;
    private int faults;

    boolean greeted() {
        return greeted;
    }

    /** The peer has said its name: nothing of a message that had begun is left. */
    void greet() {
        greeted = true;
        reset();
    }

    /** Who has logged in. */
    Optional<Sender> sender() {
        return sender;
    }

    void login(Sender who) {
        sender = Optional.of(who);
        failures = 0;
    }

    /** One more failed login; how many there are. */
    int failed() {
        failures++;
        return failures;
    }

    /** One more command that could not be done; how many there are. */
    int faulty() {
        faults++;
        return faults;
    }

    /** The sender of the message that has begun. */
    Optional<MailAddress> from() {
        return from;
    }

    void begin(MailAddress address) {
        from = Optional.of(address);
    }

    /** The recipients, each once. */
    List<MailAddress> recipients() {
        return List.copyOf(recipients.values());
    }

    boolean has(MailAddress recipient) {
        return recipients.containsKey(recipient.key());
    }

    void add(MailAddress recipient) {
        recipients.putIfAbsent(recipient.key(), recipient);
    }

    /** The message is through, or given up. */
    void reset() {
        from = Optional.empty();
        recipients.clear();
    }
}
