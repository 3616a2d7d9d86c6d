package io.github.dualauth.edge.trust;

import io.github.dualauth.core.startup.DualauthStarted;
import io.github.dualauth.core.startup.DualauthStopping;
import io.github.dualauth.core.startup.Scheduler;
import io.github.dualauth.edge.config.TrustSettings;
import io.github.dualauth.edge.trust.jca.EdgeTlsProvider;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Optional;

/** Brings trust to the listeners before anything is served, and reads its files again from then on. */
@ApplicationScoped
public class TrustStart {

    @Inject
    private TrustSettings settings;

    @Inject
    private TrustReload reload;

    @Inject
    private EdgeTrust trust;

    @Inject
    private HandshakeAudit handshakes;

    @Inject
    private Scheduler scheduler;

    private Optional<EdgeTlsProvider> provider = Optional.empty();

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) DualauthStarted started) {
        EdgeTlsProvider made = new EdgeTlsProvider(
                trust.trustManager(), trust.hasIdentity() ? Optional.of(trust.keyManager()) : Optional.empty());
        made.register();
        provider = Optional.of(made);
        scheduler.every("reading trusted certificates", settings.reload(), settings.reload(), reload::turn);
        scheduler.every("writing down refused handshakes", HandshakeAudit.TURN, HandshakeAudit.TURN, handshakes::turn);
    }

    void stop(@Observes DualauthStopping stopping) {
        provider.ifPresent(EdgeTlsProvider::unregister);
        handshakes.turn();
    }
}
