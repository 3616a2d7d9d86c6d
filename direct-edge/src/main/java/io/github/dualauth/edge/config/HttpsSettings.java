package io.github.dualauth.edge.config;

import io.github.dualauth.core.address.IpAddress;
import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationReader;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The server's own TLS.
 *
 * @param enabled whether the runnable jar serves HTTPS; then plain HTTP is for loopback only
 * @param certificate the certificate and those above it, in PEM
 * @param keyFile the private key, in PEM (PKCS #8)
 * @param development whether a certificate for localhost is made when none is configured
 */
public record HttpsSettings(boolean enabled, Optional<Path> certificate, Optional<Path> keyFile, boolean development) {

    private static final ConfigurationKey ENABLED = new ConfigurationKey(
            "dualauth.https.enabled",
            "false",
            "Serves HTTPS, and plain HTTP on loopback only; read from the environment only.");
    private static final ConfigurationKey PORT =
            new ConfigurationKey("dualauth.https.port", "8443", "The port of HTTPS; read from the environment only.");
    private static final ConfigurationKey ADDRESS = new ConfigurationKey(
            "dualauth.https.address",
            "127.0.0.1",
            "The address that HTTPS listens on; read from the environment only.");
    private static final ConfigurationKey CERTIFICATE = new ConfigurationKey(
            "dualauth.https.certificate", "", "The server's certificate and those above it, a PEM file.");
    private static final ConfigurationKey KEY_FILE =
            new ConfigurationKey("dualauth.https.key", "", "Its private key, a PEM file (PKCS #8) of mode 600 or 640.");
    private static final ConfigurationKey DEVELOPMENT = new ConfigurationKey(
            "dualauth.https.development-certificate",
            "false",
            "Makes a certificate for localhost in the data directory when none is configured; not for production.");

    /** All keys of this part. */
    public static final List<ConfigurationKey> KEYS =
            List.of(ENABLED, PORT, ADDRESS, CERTIFICATE, KEY_FILE, DEVELOPMENT);

    /** The deployment's own key; here it is only looked at. */
    private static final ConfigurationKey HTTP_ADDRESS =
            new ConfigurationKey("dualauth.http.address", "127.0.0.1", "The address that the runnable jar listens on.");

    private static final int MOST_PORT = 65_535;

    /** Reads and checks everything but the files; a ConfigurationException names the key at fault. */
    public static HttpsSettings read(ConfigurationReader reader) {
        return read(reader, name -> System.getenv(name) != null);
    }

    static HttpsSettings read(ConfigurationReader reader, Predicate<String> inEnvironment) {
        for (ConfigurationKey early : List.of(ENABLED, PORT, ADDRESS)) {
            if (reader.set(early).isPresent() && !inEnvironment.test(early.environmentName())) {
                // The listener opens before there is any other configuration: it would not follow, unnoticed.
                throw ConfigurationReader.invalid(early, "set " + early.environmentName() + " in the environment");
            }
        }
        int ignored = reader.integer(PORT, 1, MOST_PORT);
        HttpsSettings settings = new HttpsSettings(
                reader.flag(ENABLED),
                reader.set(CERTIFICATE).map(set -> reader.path(CERTIFICATE)),
                reader.set(KEY_FILE).map(set -> reader.path(KEY_FILE)),
                reader.flag(DEVELOPMENT));
        settings.check(reader);
        return settings;
    }

    private void check(ConfigurationReader reader) {
        if (certificate.isPresent() != keyFile.isPresent()) {
            ConfigurationKey absent = certificate.isPresent() ? KEY_FILE : CERTIFICATE;
            throw ConfigurationReader.invalid(absent, "the certificate and its key are set both, or neither");
        }
        if (enabled && certificate.isEmpty() && !development) {
            throw ConfigurationReader.invalid(
                    CERTIFICATE, "HTTPS needs it, or dualauth.https.development-certificate=true");
        }
        if (enabled && !isLoopback(reader.text(HTTP_ADDRESS))) {
            throw ConfigurationReader.invalid(
                    HTTP_ADDRESS,
                    "with HTTPS on, plain HTTP is for loopback only: leave " + HTTP_ADDRESS.environmentName()
                            + " out and set " + ADDRESS.environmentName());
        }
    }

    private static boolean isLoopback(String address) {
        return "localhost".equals(address)
                || IpAddress.parse(address).map(InetAddress::isLoopbackAddress).orElse(false);
    }
}
