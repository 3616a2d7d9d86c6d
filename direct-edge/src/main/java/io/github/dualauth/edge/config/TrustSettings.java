package io.github.dualauth.edge.config;

import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which client certificates are trusted.
 *
 * @param authorities the certificates of the authorities, a file or a directory of files; without it none is trusted
 * @param lists their revocation lists, a file or a directory of files
 * @param reload how often both, and the server's own certificate, are looked at again
 * @param listRequired whether each authority on the way must have a revocation list
 */
public record TrustSettings(Optional<Path> authorities, Optional<Path> lists, Duration reload, boolean listRequired) {

    private static final ConfigurationKey AUTHORITIES = new ConfigurationKey(
            "dualauth.direct.trust.authorities",
            "",
            "The authorities whose client certificates are trusted: a PEM file or a directory of them; none if unset.");
    private static final ConfigurationKey CRLS = new ConfigurationKey(
            "dualauth.direct.trust.crls", "", "Their revocation lists, a file (PEM or DER) or a directory of them.");
    private static final ConfigurationKey RELOAD = new ConfigurationKey(
            "dualauth.direct.trust.reload",
            "PT1M",
            "How often these files, and the server's own certificate and key, are read again.");
    private static final ConfigurationKey REQUIRED = new ConfigurationKey(
            "dualauth.direct.trust.crl-required",
            "true",
            "Whether a certificate is refused when its authority has no revocation list; an outdated list always refuses.");

    /** All keys of this part. */
    public static final List<ConfigurationKey> KEYS = List.of(AUTHORITIES, CRLS, RELOAD, REQUIRED);

    private static final Duration LEAST_RELOAD = Duration.ofSeconds(1);
    private static final Duration MOST_RELOAD = Duration.ofDays(1);

    /** Reads and checks everything but the files; a ConfigurationException names the key at fault. */
    public static TrustSettings read(ConfigurationReader reader) {
        return new TrustSettings(
                reader.set(AUTHORITIES).map(set -> reader.path(AUTHORITIES)),
                reader.set(CRLS).map(set -> reader.path(CRLS)),
                reader.duration(RELOAD, LEAST_RELOAD, MOST_RELOAD),
                reader.flag(REQUIRED));
    }
}
