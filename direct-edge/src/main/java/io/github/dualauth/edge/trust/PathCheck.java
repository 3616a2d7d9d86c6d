package io.github.dualauth.edge.trust;

import io.github.dualauth.core.metrics.Stopwatch;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a client's certificate is trusted (RFC 5280, 6): each certificate on the way to an authority, and the
 * authority's own, is valid now, not revoked by a list of the files (nothing is fetched, and a list that is not of now
 * refuses), and strong enough; the client's own, if it says what it is for, may sign and is for clients (4.2.1.3,
 * 4.2.1.12; RFC 8446, 4.4.2.2).
 */
final class PathCheck {

    private static final int LONGEST = 5;
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_USE = "2.5.29.37.0";
    private static final Map<CertPathValidatorException.Reason, String> WORDS = Map.of(
            BasicReason.EXPIRED, "expired",
            BasicReason.NOT_YET_VALID, "not valid yet",
            BasicReason.REVOKED, "revoked",
            BasicReason.UNDETERMINED_REVOCATION_STATUS, "no revocation list of now",
            BasicReason.INVALID_SIGNATURE, "a signature is wrong",
            BasicReason.ALGORITHM_CONSTRAINED, "too weak",
            PKIXReason.NO_TRUST_ANCHOR, "of an unknown authority",
            PKIXReason.NAME_CHAINING, "of an unknown authority");

    private final Clock clock;
    private final Stopwatch time;
    private final SoundChains sound = new SoundChains();

    /** Times each check that was not remembered. */
    PathCheck(Clock clock, Stopwatch time) {
        this.clock = clock;
        this.time = time;
    }

    /** Why {@code chain}, the client's own certificate first, is not trusted; empty if it is. */
    Optional<TrustFault> fault(TrustAnchors trust, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            return Optional.of(TrustFault.of("no certificate"));
        }
        if (chain.size() > LONGEST) {
            return Optional.of(TrustFault.of("too long a chain"));
        }
        List<X509Certificate> path = belowTheAuthority(trust, chain);
        // As PKIX counts: a last moment must be the same one for it and for what is remembered.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (sound.knows(trust, path, now)) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        Optional<TrustFault> fault = fault(trust, path, now);
        time.took(System.nanoTime() - start);
        if (fault.isEmpty()) {
            sound.add(trust, path, now);
        }
        return fault;
    }

    private static Optional<TrustFault> fault(TrustAnchors trust, List<X509Certificate> path, Instant now) {
        Optional<TrustFault> own = use(path.get(0));
        if (own.isPresent()) {
            return own;
        }
        if (!path.stream().allMatch(Strength::sufficient)) {
            return Optional.of(TrustFault.of("too weak"));
        }
        try {
            return validate(trust, path, now);
        } catch (CertPathValidatorException e) {
            String why = WORDS.getOrDefault(e.getReason(), "no sound chain");
            return Optional.of(new TrustFault(why, Optional.of(e)));
        } catch (GeneralSecurityException e) {
            return Optional.of(TrustFault.of("no sound chain"));
        }
    }

    /** Clients send the authority's certificate along or not; PKIX wants it apart. */
    private static List<X509Certificate> belowTheAuthority(TrustAnchors trust, List<X509Certificate> chain) {
        List<X509Certificate> path = new ArrayList<>();
        for (X509Certificate each : chain) {
            if (!path.isEmpty() && trust.authorities().contains(each)) {
                break;
            }
            path.add(each);
        }
        return path;
    }

    private static Optional<TrustFault> use(X509Certificate own) {
        boolean[] usage = own.getKeyUsage();
        if (own.getBasicConstraints() >= 0) {
            return Optional.of(TrustFault.of("an authority's own certificate"));
        }
        // A certificate that says nothing of its use is restricted to none (4.2.1.3); in a handshake the key signs.
        if (usage != null && !usage[0]) {
            return Optional.of(TrustFault.of("not for signatures"));
        }
        try {
            List<String> purposes = own.getExtendedKeyUsage();
            return purposes == null || purposes.contains(CLIENT_AUTH) || purposes.contains(ANY_USE)
                    ? Optional.empty()
                    : Optional.of(TrustFault.of("not for clients"));
        } catch (CertificateParsingException e) {
            return Optional.of(TrustFault.of("not for clients"));
        }
    }

    private static Optional<TrustFault> validate(TrustAnchors trust, List<X509Certificate> path, Instant now)
            throws GeneralSecurityException {
        if (trust.authorities().isEmpty()) {
            return Optional.of(TrustFault.of(WORDS.get(PKIXReason.NO_TRUST_ANCHOR)));
        }
        List<X509CRL> current =
                trust.lists().stream().filter(list -> isOf(now, list)).toList();
        CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker revocation = (PKIXRevocationChecker) validator.getRevocationChecker();
        EnumSet<PKIXRevocationChecker.Option> options =
                EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK);
        if (!trust.listRequired()) {
            options.add(PKIXRevocationChecker.Option.SOFT_FAIL);
        }
        revocation.setOptions(options);
        PKIXParameters parameters = new PKIXParameters(trust.anchors());
        parameters.setDate(Date.from(now));
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(current)));
        parameters.addCertPathChecker(revocation);
        PKIXCertPathValidatorResult result = (PKIXCertPathValidatorResult) validator.validate(certPath, parameters);
        X509Certificate authority = result.getTrustAnchor().getTrustedCert();
        if (now.isBefore(authority.getNotBefore().toInstant())
                || now.isAfter(authority.getNotAfter().toInstant())) {
            return Optional.of(TrustFault.of("of an authority that is not valid now"));
        }
        return byEveryList(trust, path, authority, now);
    }

    /**
     * PKIX is content with the first list of an authority that it finds, so that one which was left behind could hide a
     * revocation: here all of now count. And where lists are not required, an authority that has some must have one of
     * now all the same.
     */
    private static Optional<TrustFault> byEveryList(
            TrustAnchors trust, List<X509Certificate> path, X509Certificate authority, Instant now) {
        for (int i = 0; i < path.size(); i++) {
            X509Certificate each = path.get(i);
            X509Certificate issuer = i + 1 < path.size() ? path.get(i + 1) : authority;
            List<X509CRL> lists = trust.listsOf(issuer.getSubjectX500Principal());
            List<X509CRL> current = lists.stream()
                    .filter(list -> isOf(now, list) && isSigned(list, issuer))
                    .toList();
            if (!lists.isEmpty() && current.isEmpty()) {
                return Optional.of(TrustFault.of(WORDS.get(BasicReason.UNDETERMINED_REVOCATION_STATUS)));
            }
            if (current.stream().anyMatch(list -> list.isRevoked(each))) {
                return Optional.of(TrustFault.of(WORDS.get(BasicReason.REVOKED)));
            }
        }
        return Optional.empty();
    }

    /** To the millisecond; PKIX itself would take a list for another quarter of an hour. */
    private static boolean isOf(Instant now, X509CRL list) {
        return !now.isBefore(list.getThisUpdate().toInstant())
                && !now.isAfter(list.getNextUpdate().toInstant());
    }

    private static boolean isSigned(X509CRL list, X509Certificate issuer) {
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
