package io.github.dualauth.edge.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.testing.CountingMetrics;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.edge.testing.TestClient.Terms;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain that was found good is found bad as soon as one that is seen for the first time. */
class SoundChainsTest {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LEAST = Duration.ofMillis(1);

    private final MutableClock clock = MutableClock.stopped();
    private final Instant now = clock.instant();
    private final TestAuthority root = TestAuthority.root("Root", now);

    @TempDir
    private Path directory;

    private TrustFiles files;

    @BeforeEach
    void trustTheRoot() {
        files = new TrustFiles(directory, root);
    }

    private EdgeTrust trust(TrustReload reload) {
        return new EdgeTrust(reload, clock, (why, source) -> {});
    }

    /** Good now, and this after some time. */
    private void assertThen(String fault, TestClient client, Duration later) {
        EdgeTrust trust = trust(files.open());
        assertEquals(Optional.empty(), trust.fault(client.chain()));
        clock.advance(later);
        assertEquals(Optional.of(fault), trust.fault(client.chain()));
    }

    @Test
    void fault_expiresAfterItWasGood() {
        assertThen(
                "expired", root.client(Terms.good("a", now).valid(now.minus(TICK), now.plus(TICK))), TICK.plus(LEAST));
    }

    @Test
    void fault_expiresTheMomentAfterItWasGood() {
        assertThen("expired", root.client(Terms.good("a", now).valid(now.minus(TICK), now)), LEAST);
    }

    /** PKIX counts in milliseconds; what it took for the last moment must not be remembered beyond. */
    @Test
    void fault_expiresWithinTheMillisecondInWhichItWasGood() {
        TestClient client = root.client(Terms.good("a", now).valid(now.minus(TICK), now));
        clock.advance(LEAST.dividedBy(2));
        assertThen("expired", client, TICK);
    }

    @Test
    void fault_theClockGoesBackBeforeItsTime() {
        assertThen("not valid yet", root.client(Terms.good("a", now).valid(now, now.plus(TICK))), LEAST.negated());
    }

    @Test
    void fault_itsListEnds() {
        files.list("root.crl", root.list(now.minus(TICK), now.plus(TICK), List.of()));
        assertThen("no revocation list of now", root.client("a"), TICK.plus(LEAST));
    }

    @Test
    void fault_aListThatRevokesItBegins() {
        TestClient client = root.client("a");
        files.list("next.crl", root.list(now.plus(TICK), now.plus(TICK).plus(TICK), List.of(client.certificate())));
        assertThen("revoked", client, TICK);
    }

    @Test
    void fault_itsAuthorityExpires() {
        TestAuthority old = TestAuthority.root("Old", now, now.plus(TICK));
        files.authority("old.pem", old.certificate()).list("old.crl", old.list());
        assertThen("of an authority that is not valid now", old.client("a"), TICK.plus(LEAST));
    }

    @Test
    void fault_revokedByAListThatIsReadLater() {
        TestClient client = root.client("a");
        TrustReload reload = files.open();
        EdgeTrust trust = trust(reload);
        assertEquals(Optional.empty(), trust.fault(client.chain()));
        files.list("root.crl", root.list(client.certificate()));
        reload.turn();
        assertEquals(Optional.of("revoked"), trust.fault(client.chain()));
    }

    @Test
    void fault_another_isCheckedByItself() {
        EdgeTrust trust = trust(files.open());
        assertEquals(Optional.empty(), trust.fault(root.client("a").chain()));
        assertEquals(
                Optional.of("a signature is wrong"),
                trust.fault(TestAuthority.root("Root", now).client("a").chain()));
    }

    @Test
    void fault_thatIsNotRemembered_isTimed() {
        CountingMetrics metrics = new CountingMetrics();
        EdgeTrust trust = new EdgeTrust(files.open(), clock, (why, source) -> {}, metrics);
        TestClient client = root.client("a");
        for (int checked : List.of(1, 0)) {
            assertEquals(Optional.empty(), trust.fault(client.chain()));
            assertEquals(checked, metrics.count("verification certificate"));
        }
    }

    @Test
    void fault_askedAgain_isFoundAgain() {
        TestClient client = root.client("a");
        files.list("root.crl", root.list(client.certificate()));
        EdgeTrust trust = trust(files.open());
        assertEquals(Optional.of("revoked"), trust.fault(client.chain()));
        assertEquals(Optional.of("revoked"), trust.fault(client.chain()));
    }

    /** Nothing but a generation tells that trust has changed: what was good before it is not looked at once more. */
    @Test
    void fault_ofTheSameGeneration_isNotLookedForAgain() {
        TrustAnchors anchors = files.open().anchors();
        TrustAnchors nobody = new TrustAnchors(List.of(), List.of(), true, "", anchors.generation());
        TrustAnchors nobodyNow = new TrustAnchors(List.of(), List.of(), true, "", anchors.generation() + 1);
        List<X509Certificate> path = List.of(root.client("a").certificate());
        PathCheck check = new PathCheck(clock, DecisionMetrics.NONE.verification("certificate"));
        assertEquals(Optional.empty(), check.fault(anchors, path));
        assertEquals(Optional.empty(), check.fault(nobody, path));
        assertEquals(Optional.of(TrustFault.of("of an unknown authority")), check.fault(nobodyNow, path));
    }

    @Test
    void knows_whatWasAdded_untilADateOfItPasses() {
        TestClient client = root.client(Terms.good("a", now).valid(now.minus(TICK), now.plus(TICK)));
        TrustAnchors anchors = files.open().anchors();
        SoundChains chains = new SoundChains();
        List<X509Certificate> path = List.of(client.certificate());
        assertEquals(false, chains.knows(anchors, path, now));
        chains.add(anchors, path, now);
        assertEquals(
                List.of(false, true, true, false),
                List.of(now.minus(LEAST), now, now.plus(TICK).minus(LEAST), now.plus(TICK)).stream()
                        .map(moment -> chains.knows(anchors, path, moment))
                        .toList());
    }
}
