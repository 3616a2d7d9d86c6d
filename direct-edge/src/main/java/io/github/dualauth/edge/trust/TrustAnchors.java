package io.github.dualauth.edge.trust;

import io.github.dualauth.edge.config.TrustSettings;
import io.github.dualauth.edge.trust.identity.PemFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * Whom the server trusts at one moment: never changed, replaced as a whole.
 *
 * @param authorities the certificates of the authorities
 * @param lists every revocation list, outdated ones too
 * @param listRequired whether each authority on the way must have one
 * @param digest of the files that all this was read from
 * @param generation counts from 1, one more with each change
 */
record TrustAnchors(
        List<X509Certificate> authorities, List<X509CRL> lists, boolean listRequired, String digest, long generation) {

    /** Keeps its own copies. */
    TrustAnchors {
        authorities = List.copyOf(authorities);
        lists = List.copyOf(lists);
    }

    /**
     * Reads all files.
     *
     * @throws IOException naming the file at fault: an authority must be one (RFC 5280, 4.2.1.9) with a sound key, and a
     *     revocation list must say when the next one comes (5.1.2.5)
     */
    static TrustAnchors read(TrustSettings settings, long generation) throws IOException {
        PemFiles authorityFiles = read(settings.authorities());
        PemFiles listFiles = read(settings.lists());
        List<X509Certificate> authorities = authorityFiles.certificates();
        for (X509Certificate each : authorities) {
            if (each.getBasicConstraints() < 0) {
                throw new IOException("not every certificate among the authorities is an authority's");
            }
            if (!Strength.sufficient(each.getPublicKey())) {
                throw new IOException("an authority's key is too weak");
            }
        }
        List<X509CRL> lists = listFiles.lists();
        if (lists.stream().anyMatch(list -> list.getNextUpdate() == null)) {
            throw new IOException("a revocation list does not say when the next one comes");
        }
        String digest = authorityFiles.digest() + listFiles.digest();
        return new TrustAnchors(authorities, lists, settings.listRequired(), digest, generation);
    }

    private static PemFiles read(Optional<Path> files) throws IOException {
        return files.isPresent() ? PemFiles.read(files.get()) : PemFiles.none();
    }

    /** The authorities as PKIX takes them. */
    Set<TrustAnchor> anchors() {
        return authorities.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toUnmodifiableSet());
    }

    /** The revocation lists that are written in an authority's name. */
    List<X509CRL> listsOf(X500Principal authority) {
        return lists.stream()
                .filter(list -> list.getIssuerX500Principal().equals(authority))
                .toList();
    }
}
