package io.github.dualauth.core.config;

import io.github.dualauth.core.audit.AuditSettings;
import io.github.dualauth.core.body.BodyLimits;
import io.github.dualauth.core.cache.CacheLimits;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.throttle.ThrottleConfiguration;
import io.github.dualauth.core.token.KeyPlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What auth-core reads from the configuration.
 *
 * @param dataDirectory where files go that are not configured by themselves
 * @param dataSource the JNDI name of the data source
 * @param keyFile the file with the keys of stored secrets
 * @param keys these keys themselves; then there is no file
 * @param audit how decisions are written down
 * @param cache how long rows are remembered
 * @param clusterNodes how many nodes should be in one data grid
 * @param body how much of a body is read
 * @param throttle how guessers and callers are held back
 * @param issuer what this deployment calls itself in tokens
 * @param signing when the keys of tokens are replaced
 * @param containerIdentity whether servlets, EJBs and Jakarta Security know the caller too
 */
public record CoreConfiguration(
        Path dataDirectory,
        String dataSource,
        Path keyFile,
        Optional<Secret> keys,
        AuditSettings audit,
        CacheLimits cache,
        int clusterNodes,
        BodyLimits body,
        ThrottleConfiguration throttle,
        String issuer,
        KeyPlan signing,
        boolean containerIdentity) {

    /** Ends the server when the deployment fails, with one line. */
    public static final ConfigurationKey EXIT_ON_FAILURE = new ConfigurationKey(
            "dualauth.exit-on-failure",
            "false",
            "Ends the server with one line when the deployment fails; the runnable jar sets it.");

    private static final ConfigurationKey DATA_DIRECTORY = new ConfigurationKey(
            "dualauth.data-directory",
            "dualauth-data",
            "The directory of the key file, the audit file and embedded H2.");
    private static final ConfigurationKey DATA_SOURCE = new ConfigurationKey(
            "dualauth.data-source",
            "java:comp/DefaultDataSource",
            "The JNDI name of the data source, in a WAR of your own.");
    private static final ConfigurationKey KEY_FILE = new ConfigurationKey(
            "dualauth.key-file",
            "",
            "The keys of stored secrets, made at the first start; dualauth.key in the data directory when not set.");
    private static final ConfigurationKey KEYS_THEMSELVES = new ConfigurationKey(
            "dualauth.keys",
            "",
            "The lines of the key file themselves, comma-separated, instead of a file; for the environment.");
    private static final ConfigurationKey AUDIT_SINKS = new ConfigurationKey(
            "dualauth.audit.sinks",
            "json-lines",
            "Where each decision is written down: json-lines, database, or both; then the database follows the file.");
    private static final ConfigurationKey AUDIT_FILE = new ConfigurationKey(
            "dualauth.audit.file",
            "",
            "One JSON line for each decision; audit.jsonl in the data directory when not set.");
    private static final ConfigurationKey AUDIT_QUEUE =
            new ConfigurationKey("dualauth.audit.queue", "256", "Decisions that may wait to be written down at once.");
    private static final ConfigurationKey AUDIT_WHEN_FULL = new ConfigurationKey(
            "dualauth.audit.when-full", "wait", "What one more does: wait, or refuse its caller with 503.");
    private static final ConfigurationKey AUDIT_SYNC = new ConfigurationKey(
            "dualauth.audit.sync",
            "false",
            "Forces the audit file to the disk before anybody is answered, so that it survives a loss of power too.");
    private static final ConfigurationKey CACHE_TIME = new ConfigurationKey(
            "dualauth.cache.time-to-live",
            "PT30S",
            "How late a change made on another node may be seen if the data grid does not tell; at most PT30S.");
    private static final ConfigurationKey CACHE_SIZE = new ConfigurationKey(
            "dualauth.cache.size", "100000", "Rows that each cache (applications, accounts, users, logins) keeps.");
    private static final ConfigurationKey CLUSTER_NODES = new ConfigurationKey(
            "dualauth.cluster.nodes", "1", "Nodes that should be in one data grid; health says if there are fewer.");
    private static final ConfigurationKey BUFFER_LIMIT = new ConfigurationKey(
            "dualauth.body.buffer-limit", "1048576", "Bytes of a body that are kept while auth has not been found.");
    private static final ConfigurationKey MAX_DEPTH =
            new ConfigurationKey("dualauth.body.max-depth", "64", "How deep a JSON body may be nested.");
    private static final ConfigurationKey BODY_TIME = new ConfigurationKey(
            "dualauth.body.time-limit",
            "PT30S",
            "How long a body is waited for until auth is found, and a refused one read on; later, it must bring 500 bytes a"
                    + " second beyond it.");
    private static final ConfigurationKey ISSUER = new ConfigurationKey(
            "dualauth.issuer",
            "http://localhost:8080",
            "The URL at which clients know this deployment; it stands in every token, and only tokens with it are taken.");
    private static final ConfigurationKey SIGNING_LIFETIME = new ConfigurationKey(
            "dualauth.signing-key.lifetime", "P90D", "How long a key signs tokens before the next one does.");
    private static final ConfigurationKey SIGNING_OVERLAP = new ConfigurationKey(
            "dualauth.signing-key.overlap",
            "P1D",
            "How long a signing key is published before it signs, and taken after the next one signs; PT1H at least.");
    private static final ConfigurationKey CONTAINER_IDENTITY = new ConfigurationKey(
            "dualauth.container-identity",
            "false",
            "Makes servlets, EJBs and Jakarta Security know the caller too, at a cost for each call.");

    /** All keys of auth-core. */
    public static final ConfigurationKeys KEYS = new ConfigurationKeys(Stream.concat(
                    Stream.of(
                            DATA_DIRECTORY,
                            DATA_SOURCE,
                            KEY_FILE,
                            KEYS_THEMSELVES,
                            AUDIT_SINKS,
                            AUDIT_FILE,
                            AUDIT_QUEUE,
                            AUDIT_WHEN_FULL,
                            AUDIT_SYNC,
                            CACHE_TIME,
                            CACHE_SIZE,
                            CLUSTER_NODES,
                            BUFFER_LIMIT,
                            MAX_DEPTH,
                            BODY_TIME,
                            ISSUER,
                            SIGNING_LIFETIME,
                            SIGNING_OVERLAP,
                            CONTAINER_IDENTITY,
                            EXIT_ON_FAILURE),
                    ThrottleConfiguration.KEYS.stream())
            .toList());

    private static final Duration LEAST_OVERLAP = Duration.ofHours(1);
    private static final Duration MOST_LIFETIME = Duration.ofDays(3650);
    private static final int LONGEST_ISSUER = 255;

    private static final int MOST = Integer.MAX_VALUE;
    private static final Duration MOST_BODY_TIME = Duration.ofHours(1);
    private static final Duration MOST_CACHE_TIME = Duration.ofSeconds(30);

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static CoreConfiguration read(ConfigurationReader reader) {
        Path data = reader.path(DATA_DIRECTORY);
        BodyLimits body = BodyLimits.defaults();
        return new CoreConfiguration(
                data,
                reader.text(DATA_SOURCE),
                reader.text(KEY_FILE).isEmpty() ? data.resolve("dualauth.key") : reader.path(KEY_FILE),
                keys(reader),
                audit(reader, data),
                new CacheLimits(reader.duration(CACHE_TIME, MOST_CACHE_TIME), reader.integer(CACHE_SIZE, 1, MOST)),
                reader.integer(CLUSTER_NODES, 1, 1000),
                new BodyLimits(
                        reader.integer(BUFFER_LIMIT, 1024, MOST),
                        body.window(),
                        reader.integer(MAX_DEPTH, 2, 1000),
                        body.maxValueLength(),
                        reader.duration(BODY_TIME, MOST_BODY_TIME)),
                ThrottleConfiguration.read(reader),
                issuer(reader),
                signing(reader),
                reader.flag(CONTAINER_IDENTITY));
    }

    private static Optional<Secret> keys(ConfigurationReader reader) {
        Optional<Secret> keys = reader.set(KEYS_THEMSELVES).map(Secret::of);
        if (keys.isPresent() && reader.set(KEY_FILE).isPresent()) {
            throw ConfigurationReader.invalid(KEYS_THEMSELVES, "dualauth.key-file is set too: set one of them");
        }
        return keys;
    }

    private static String issuer(ConfigurationReader reader) {
        URI issuer = reader.parsed(ISSUER, URI::create, "no URL").orElseGet(() -> URI.create(ISSUER.byDefault()));
        boolean web = "http".equals(issuer.getScheme()) || "https".equals(issuer.getScheme());
        // RFC 8414, 2
        if (!web || issuer.getHost() == null || issuer.getQuery() != null || issuer.getFragment() != null) {
            throw ConfigurationReader.invalid(ISSUER, "no URL with http or https, and without query and fragment");
        }
        if (issuer.toString().length() > LONGEST_ISSUER) {
            throw ConfigurationReader.invalid(ISSUER, "more than " + LONGEST_ISSUER + " characters");
        }
        return issuer.toString();
    }

    private static KeyPlan signing(ConfigurationReader reader) {
        Duration lifetime = reader.duration(SIGNING_LIFETIME, LEAST_OVERLAP, MOST_LIFETIME);
        return new KeyPlan(lifetime, reader.duration(SIGNING_OVERLAP, LEAST_OVERLAP, lifetime));
    }

    private static AuditSettings audit(ConfigurationReader reader, Path data) {
        EnumSet<AuditSettings.Sink> sinks = EnumSet.noneOf(AuditSettings.Sink.class);
        for (String word : reader.text(AUDIT_SINKS).split(",", -1)) {
            sinks.add(
                    switch (word.strip()) {
                        case "json-lines" -> AuditSettings.Sink.JSON_LINES;
                        case "database" -> AuditSettings.Sink.DATABASE;
                        default ->
                            throw ConfigurationReader.invalid(AUDIT_SINKS, "neither json-lines nor database, nor both");
                    });
        }
        AuditSettings.WhenFull whenFull = switch (reader.text(AUDIT_WHEN_FULL)) {
            case "wait" -> AuditSettings.WhenFull.WAIT;
            case "refuse" -> AuditSettings.WhenFull.REFUSE;
            default -> throw ConfigurationReader.invalid(AUDIT_WHEN_FULL, "neither wait nor refuse");
        };
        return new AuditSettings(
                Set.copyOf(sinks),
                reader.text(AUDIT_FILE).isEmpty() ? data.resolve("audit.jsonl") : reader.path(AUDIT_FILE),
                reader.integer(AUDIT_QUEUE, 1, 1_000_000),
                whenFull,
                reader.flag(AUDIT_SYNC));
    }
}
