package io.github.dualauth.edge.trust;

import io.github.dualauth.edge.config.TrustSettings;
import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;

/** The files of trust in a directory of a test. */
final class TrustFiles {

    private final Path authorities;
    private final Path lists;

    /** Trusts {@code root}, which has revoked nothing. */
    TrustFiles(Path directory, TestAuthority root) {
        this.authorities = directory.resolve("authorities");
        this.lists = directory.resolve("crls");
        try {
            Files.createDirectories(authorities);
            Files.createDirectories(lists);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        authority("root.pem", root.certificate());
        list("root.crl", root.list());
    }

    TrustFiles authority(String name, X509Certificate certificate) {
        Pem.write(authorities.resolve(name), Pem.of(certificate));
        return this;
    }

    TrustFiles list(String name, X509CRL list) {
        Pem.write(lists.resolve(name), Pem.of(list));
        return this;
    }

    Path authorities() {
        return authorities;
    }

    Path lists() {
        return lists;
    }

    TrustSettings settings(boolean listRequired) {
        return new TrustSettings(Optional.of(authorities), Optional.of(lists), Duration.ofMinutes(1), listRequired);
    }

    TrustReload open() {
        return new TrustReload(settings(true), Optional.empty());
    }
}
