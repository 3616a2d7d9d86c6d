package io.github.dualauth.edge.trust;

import io.github.dualauth.core.Authentication;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.decision.Decisions;
import io.github.dualauth.edge.certificate.CertificateTrust;
import io.github.dualauth.edge.config.CertificateHeaderSettings;
import io.github.dualauth.edge.config.HttpsSettings;
import io.github.dualauth.edge.config.TrustSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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

    private static final Logger LOG = System.getLogger(TrustProducer.class.getName());
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
    EdgeTrust trust(TrustReload reload, Instance<Decisions> decisions) {
        // Not before it is needed: whoever decides on certificates asks EdgeTrust.
        return new EdgeTrust(reload, CLOCK, (why, source) -> {
            LOG.log(Level.DEBUG, "a handshake was refused: the certificate is {0}", why);
            Authentication ignored = decisions
                    .get()
                    .refuse(
                            Refusal.of(RejectionReason.CERTIFICATE_UNTRUSTED),
                            Subject.UNKNOWN,
                            new RequestOrigin("tls-handshake", source, RequestOrigin.freshId()));
        });
    }

    @Produces
    @Singleton
    CertificateTrust certificateTrust(EdgeTrust trust) {
        return trust::fault;
    }
}
