package io.github.dualauth.edge.smtp;

import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.decision.Decisions;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.core.startup.DualauthStopping;
import io.github.dualauth.core.startup.Scheduler;
import io.github.dualauth.core.throttle.Throttles;
import io.github.dualauth.edge.address.DirectAddresses;
import io.github.dualauth.edge.certificate.ClientCertificates;
import io.github.dualauth.edge.config.SmtpSettings;
import io.github.dualauth.edge.smtp.gate.AccountGate;
import io.github.dualauth.edge.smtp.gate.SubmissionGate;
import io.github.dualauth.edge.spi.MessageSink;
import io.github.dualauth.edge.trust.EdgeTrust;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the SMTP edge together, and lets it listen from the start of the deployment to its end, if it has a port. */
@ApplicationScoped
public class SmtpProducer {

    private static final Clock CLOCK = Clock.systemUTC();

    private Optional<SmtpEdge> edge = Optional.empty();

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        ConfigurationKey modes = new ConfigurationKey(
                AccountGate.POLICY.modesKey(), AccountGate.POLICY.modesText(), "Narrows who may log in by SMTP.");
        return new ConfigurationKeys(Stream.concat(SmtpSettings.KEYS.keys().stream(), Stream.of(modes))
                .toList());
    }

    @Produces
    @Singleton
    SmtpSettings settings(ConfigurationReader reader) {
        return SmtpSettings.read(reader);
    }

    @Produces
    @Singleton
    AccountGate.Directories directories(DirectAddresses addresses, ClientCertificates certificates) {
        return new AccountGate.Directories(addresses, certificates);
    }

    /** What a login is decided by, as it is configured. */
    static ApiPolicy policy(ConfigurationReader reader) {
        return AccountGate.POLICY.narrowed(reader::asSet);
    }

    @Produces
    @Singleton
    AccountGate.Deciding deciding(Decisions decisions, ConfigurationReader reader) {
        return new AccountGate.Deciding(decisions, policy(reader));
    }

    @Produces
    @Singleton
    SubmissionGate gate(
            AccountGate.Deciding deciding, AccountGate.Directories directories, EdgeTrust trust, Throttles throttles) {
        return new AccountGate(deciding, directories, trust::fault, throttles.calls());
    }

    @Produces
    @Singleton
    SmtpPorts ports(SubmissionGate gate, EdgeTrust trust, MessageSink sink) {
        return new SmtpPorts(
                gate, () -> trust.hasIdentity() ? Optional.of(trust.serverContext()) : Optional.empty(), sink, CLOCK);
    }

    /** A setting that is wrong stops the start also when nobody listens. */
    void check(@Observes DualauthStarted started, ConfigurationReader reader) {
        ApiPolicy ignored = policy(reader);
    }

    /** After all others: whoever connects finds everything there. */
    void start(
            @Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) DualauthStarted started,
            Scheduler scheduler,
            SmtpSettings settings,
            Instance<SmtpPorts> ports) {
        if (settings.enabled()) {
            SmtpEdge listening = new SmtpEdge(settings, ports.get());
            listening.start(scheduler);
            edge = Optional.of(listening);
        }
    }

    /** Before all others, for the same reason. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) DualauthStopping stopping) {
        edge.ifPresent(SmtpEdge::stop);
    }
}
