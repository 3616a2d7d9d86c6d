package io.github.dualauth.edge.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chains that were found good, so that a certificate is not checked with all signatures for each message that comes with it.
 * A chain is known while whom the server trusts is what it was, and no date in the chain, the authorities or the revocation lists
 * is passed in either direction.
 */
final class SoundChains {

    private static final int MOST = 1000;

    private final Cache<List<X509Certificate>, Found> found =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Found(long generation, Instant from, Instant until) {}

    /** Whether {@code path} was found good, and nothing has changed since. */
    boolean knows(TrustAnchors trust, List<X509Certificate> path, Instant now) {
        Found last = found.getIfPresent(path);
        return last != null
                && last.generation() == trust.generation()
                && !now.isBefore(last.from())
                && now.isBefore(last.until());
    }

    /** Remembers that {@code path} was found good at {@code now}. */
    void add(TrustAnchors trust, List<X509Certificate> path, Instant now) {
        Instant until = Stream.concat(
                        Stream.concat(path.stream(), trust.authorities().stream())
                                .flatMap(SoundChains::dates),
                        trust.lists().stream().flatMap(SoundChains::dates))
                .filter(date -> !date.isBefore(now))
                .min(Instant::compareTo)
                .orElse(now);
        found.put(List.copyOf(path), new Found(trust.generation(), now, until));
    }

    private static Stream<Instant> dates(X509Certificate certificate) {
        return Stream.of(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static Stream<Instant> dates(X509CRL list) {
        return Stream.of(list.getThisUpdate().toInstant(), list.getNextUpdate().toInstant());
    }
}
