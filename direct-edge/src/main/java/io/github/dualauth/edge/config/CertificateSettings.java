package io.github.dualauth.edge.config;

import io.github.dualauth.core.config.ConfigurationKey;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.edge.certificate.CertificateRule;
import java.util.List;

/**
 * How client certificates are recognised.
 *
 * @param rule by what of them
 */
public record CertificateSettings(CertificateRule rule) {

    private static final ConfigurationKey RULE = new ConfigurationKey(
            "dualauth.direct.certificate-rule",
            "sha-256",
            "By what a client certificate is known: sha-256, subject-dn, san-dns, san-uri or san-email; those registered"
                    + " under another rule match no more.");

    /** All keys of this record. */
    public static final ConfigurationKeys KEYS = new ConfigurationKeys(List.of(RULE));

    /** Reads and checks everything; a ConfigurationException names the key at fault. */
    public static CertificateSettings read(ConfigurationReader reader) {
        return new CertificateSettings(CertificateRule.of(reader.text(RULE))
                .orElseThrow(() -> ConfigurationReader.invalid(
                        RULE, "none of sha-256, subject-dn, san-dns, san-uri and san-email")));
    }
}
