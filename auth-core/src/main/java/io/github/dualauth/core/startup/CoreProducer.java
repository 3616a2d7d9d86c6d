package io.github.dualauth.core.startup;

import io.github.dualauth.core.Authenticator;
import io.github.dualauth.core.CredentialVerifier;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DatabaseSchema;
import io.github.dualauth.core.decision.Decisions;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.throttle.CallerLimits;
import io.github.dualauth.core.throttle.DigestNames;
import io.github.dualauth.core.throttle.Throttle;
import io.github.dualauth.core.throttle.Throttles;
import io.github.dualauth.core.throttle.shared.SharedTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** Puts auth-core together, once for each deployment: plain constructors, in the order of their parameters. */
@ApplicationScoped
public class CoreProducer {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final SharedTime TIME = SharedTime.from(CLOCK);
    private static final long LEAST_SPACE = 1L << 20;

    @Produces
    @Singleton
    ConfigurationKeys keys() {
        return CoreConfiguration.KEYS;
    }

    @Produces
    @Singleton
    DatabaseSchema schema() {
        return AccountDirectory.SCHEMA;
    }

    @Produces
    @Singleton
    ConfigurationReader reader() {
        return new ConfigurationReader(ConfigProvider.getConfig());
    }

    @Produces
    @Singleton
    CoreConfiguration configuration(ConfigurationReader reader) {
        CoreConfiguration configuration = CoreConfiguration.read(reader);
        try {
            KeyRing.ownDirectory(configuration.dataDirectory());
            refuseFullDisk(configuration.dataDirectory());
            return configuration;
        } catch (IOException e) {
            throw ConfigurationException.file(
                    "invalid value of configuration key dualauth.data-directory: it cannot be made", e);
        }
    }

    /** Embedded H2 would not say so, but only that it has been closed. */
    private static void refuseFullDisk(Path directory) throws IOException {
        FileStore disk = Files.getFileStore(directory);
        if (!disk.isReadOnly() && disk.getUsableSpace() < LEAST_SPACE) {
            throw new ConfigurationException("the disk of " + directory.toAbsolutePath() + " is full: make room");
        }
    }

    @Produces
    @Singleton
    KeyRing keyRing(CoreConfiguration configuration) {
        return configuration
                .keys()
                .map(lines -> KeyRing.of(lines, "dualauth.keys"))
                .orElseGet(() -> KeyRing.open(configuration.keyFile()));
    }

    @Produces
    @Singleton
    SecretBox secretBox(KeyRing keys) {
        return new SecretBox(keys);
    }

    @Produces
    @Singleton
    Database database(
            CoreConfiguration configuration,
            @Any Instance<DatabaseSchema> schemas,
            @DualauthDatabase Instance<DataSource> dataSources) {
        DataSource dataSource =
                dataSources.isResolvable() ? dataSources.get() : DataSourceLookup.find(configuration.dataSource());
        return Database.open(dataSource, schemas.stream().toList());
    }

    void close(@Disposes Database database) {
        database.close();
    }

    @Produces
    @Singleton
    Scheduler scheduler() {
        return new Scheduler();
    }

    void close(@Disposes Scheduler scheduler) {
        scheduler.close();
    }

    @Produces
    @Singleton
    Cluster cluster(CoreConfiguration configuration) {
        return ClusterLookup.find(configuration.clusterNodes());
    }

    void close(@Disposes Cluster cluster) {
        cluster.close();
    }

    @Produces
    @Singleton
    DecisionMetrics metrics() {
        Instance<ServerMetrics> server = CDI.current().select(ServerMetrics.class);
        return server.isResolvable() ? server.get().open() : DecisionMetrics.NONE;
    }

    @Produces
    @Singleton
    Throttle throttle(Cluster cluster, KeyRing keys, CoreConfiguration configuration) {
        // All nodes count under the same names, also while a key is replaced on one after the other.
        DigestNames names = new DigestNames(keys.hmac(keys.stableId(), "throttle", new byte[0]));
        return new Throttle(cluster, names, configuration.throttle().limits(), TIME);
    }

    @Produces
    @Singleton
    Throttles throttles(Throttle failures, Cluster cluster, CoreConfiguration configuration, DecisionMetrics metrics) {
        return new Throttles(failures, new CallerLimits(cluster, configuration.throttle(), TIME), metrics);
    }

    @Produces
    @Singleton
    RowCaches caches(CoreConfiguration configuration, Cluster cluster, DecisionMetrics metrics) {
        return new RowCaches(configuration.cache(), cluster, metrics);
    }

    @Produces
    @Singleton
    AccountDirectory accounts(Database database, RowCaches caches) {
        return new AccountDirectory(database, caches, CLOCK);
    }

    @Produces
    @Singleton
    UserDirectory users(AccountDirectory accounts) {
        return new UserDirectory(accounts);
    }

    @Produces
    @Singleton
    Authenticator authenticator(
            @Any Instance<CredentialVerifier> verifiers,
            AccountDirectory accounts,
            UserDirectory users,
            Throttles throttles) {
        List<CredentialVerifier> all = verifiers.stream().toList();
        return new Authenticator(all, accounts, users, throttles);
    }

    @Produces
    @Singleton
    Decisions decisions(Authenticator authenticator, AuditTrail trail, KeyRing keys) {
        return new Decisions(authenticator, trail, keys, CLOCK);
    }
}
