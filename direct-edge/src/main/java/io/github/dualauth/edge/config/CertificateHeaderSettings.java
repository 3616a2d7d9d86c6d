package io.github.dualauth.edge.config;

import io.github.dualauth.core.address.TrustedProxies;
import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationReader;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a proxy that ends TLS passes a client's certificate on.
 *
 * @param header the header's name; empty for none
 * @param proxies from whom it is believed; from everybody else it is taken away
 */
public record CertificateHeaderSettings(String header, TrustedProxies proxies) {

    private static final ConfigurationKey HEADER = new ConfigurationKey(
            "dualauth.direct.certificate-header",
            "",
            "The header in which a proxy passes a client's certificate on, such as Client-Cert (RFC 9440).");
    private static final ConfigurationKey PROXIES = new ConfigurationKey(
            "dualauth.direct.certificate-proxies",
            "",
            "Addresses and CIDR ranges, comma-separated, from which that header, and no other certificate, is believed.");

    /** All keys of this part. */
    public static final List<ConfigurationKey> KEYS = List.of(HEADER, PROXIES);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static CertificateHeaderSettings read(ConfigurationReader reader) {
        String header = reader.text(HEADER);
        TrustedProxies proxies = reader.parsed(
                        PROXIES, TrustedProxies::of, "no addresses or CIDR ranges, separated by commas")
                .orElse(TrustedProxies.of(""));
        if (!header.isEmpty() && !TOKEN.matcher(header).matches()) {
            throw ConfigurationReader.invalid(HEADER, "no name of a header");
        }
        if (header.isEmpty() != proxies.none()) {
            throw ConfigurationReader.invalid(
                    header.isEmpty() ? HEADER : PROXIES, "the header and the proxies are set both, or neither");
        }
        return new CertificateHeaderSettings(header, proxies);
    }
}
