package io.github.dualauth.edge.trust;

import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.edge.config.CertificateHeaderSettings;
import io.github.dualauth.edge.config.HttpsSettings;
import io.github.dualauth.edge.config.TrustSettings;
import io.github.dualauth.edge.trust.identity.DevelopmentCertificate;
import io.github.dualauth.edge.trust.identity.IdentityFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what the edges and the HTTPS listener trust. */
@ApplicationScoped
public class TrustProducer {

    /** All keys of this part. */
    public static final ConfigurationKeys KEYS =
            new ConfigurationKeys(Stream.of(HttpsSettings.KEYS, TrustSettings.KEYS, CertificateHeaderSettings.KEYS)
                    .flatMap(java.util.List::stream)
                    .toList());

    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return KEYS;
    }

    @Produces
    @Singleton
    TrustSettings trustSettings(ConfigurationReader reader) {
        return TrustSettings.read(reader);
    }

    @Produces
    @Singleton
    HttpsSettings httpsSettings(ConfigurationReader reader) {
        return HttpsSettings.read(reader);
    }

    @Produces
    @Singleton
    CertificateHeaderSettings headerSettings(ConfigurationReader reader) {
        return CertificateHeaderSettings.read(reader);
    }

    @Produces
    @Singleton
    TrustReload reload(TrustSettings trust, HttpsSettings https, CoreConfiguration core) {
        return new TrustReload(trust, files(https, core));
    }

    private static Optional<IdentityFiles> files(HttpsSettings https, CoreConfiguration core) {
        if (https.certificate().isPresent() && https.keyFile().isPresent()) {
            return Optional.of(
                    new IdentityFiles(https.certificate().get(), https.keyFile().get()));
        }
        return https.development()
                ? Optional.of(DevelopmentCertificate.in(core.dataDirectory(), CLOCK))
                : Optional.empty();
    }

    @Produces
    @Singleton
    HandshakeAudit handshakes(Instance<AuditTrail> trail) {
        return new HandshakeAudit(trail::get, CLOCK);
    }

    @Produces
    @Singleton
    EdgeTrust trust(TrustReload reload, HandshakeAudit handshakes, DecisionMetrics metrics) {
        return new EdgeTrust(reload, CLOCK, handshakes, metrics);
    }
}
