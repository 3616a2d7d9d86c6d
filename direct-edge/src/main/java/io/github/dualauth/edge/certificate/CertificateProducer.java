package io.github.dualauth.edge.certificate;

import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.edge.address.DirectAddresses;
import io.github.dualauth.edge.config.CertificateSettings;
import io.github.dualauth.edge.trust.EdgeTrust;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the registries of certificates and addresses together, once for each deployment. */
@ApplicationScoped
public class CertificateProducer {

    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return CertificateSettings.KEYS;
    }

    @Produces
    @Singleton
    CertificateSettings settings(ConfigurationReader reader) {
        return CertificateSettings.read(reader);
    }

    @Produces
    @Singleton
    DirectAddresses addresses(Database database, RowCaches caches) {
        return new DirectAddresses(database, caches, CLOCK);
    }

    @Produces
    @Singleton
    ClientCertificates certificates(Database database, CertificateSettings settings, RowCaches caches) {
        return new ClientCertificates(database, settings.rule(), caches, CLOCK);
    }

    @Produces
    @Singleton
    ClientCertificateVerifier verifier(ClientCertificates certificates, EdgeTrust trust) {
        return new ClientCertificateVerifier(certificates, trust::fault);
    }
}
