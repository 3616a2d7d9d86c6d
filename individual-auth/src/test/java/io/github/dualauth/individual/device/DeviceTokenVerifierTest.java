package io.github.dualauth.individual.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.dualauth.core.BearerToken;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedDevice;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestSecretBox;
import io.github.dualauth.core.token.SigningPurpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "{0}")
@EnumSource(
        value = TestDatabase.class,
        names = {"H2", "MARIADB"})
class DeviceTokenVerifierTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final SecretBox BOX = TestSecretBox.fresh();

    private final TestDatabase kind;
    private final MutableClock clock = MutableClock.stopped();
    private final RowCaches caches = TestCaches.lasting(Duration.ofHours(1));
    private final String application = TestDatabase.uniqueId();
    private TestDevices node;
    private Account account;
    private TokenRequest asked;

    DeviceTokenVerifierTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void pair() {
        node = new TestDevices(kind, caches, clock, BOX);
        // Keys are shared by all tests of the JVM: none of them is sealed in another box.
        int ignored = node.database()
                .write(transaction -> transaction
                        .entityManager()
                        .createQuery("delete from SigningKeyEntity k where k.keyId not in :own")
                        .setParameter("own", List.of(SecretBox.keyIdOf(BOX.seal("x", Secret.of("x")))))
                        .executeUpdate());
        account = node.stored(caches).active(application, "clinic");
        node.sites().pair(account);
        asked = node.asked(account, "device-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "device-2", "DEVICE-1", "device-1 "})
    void verify_anotherDeviceId_isStolenAndTheDeviceKnown(String deviceId) {
        String token = node.token(asked);
        mustReject(RejectionReason.DEVICE_TOKEN_STOLEN, "device-1", node.presented(token, deviceId, asked.siteId()));
    }

    @Test
    void endAllOfApplication_itsTokens_areRefusedAndThoseOfOthersNot() {
        String token = node.token(asked);
        Account others = node.stored(caches).active(TestDatabase.uniqueId(), "clinic");
        node.sites().pair(others);
        TokenRequest elsewhere = node.asked(others, "device-1");
        String other = node.token(elsewhere);
        node.verifier().verify(node.presented(token, asked));
        node.devices().endAllOfApplication(application);
        mustReject(RejectionReason.DEVICE_REVOKED, "device-1", node.presented(token, asked));
        assertInstanceOf(Verification.Verified.class, node.verifier().verify(node.presented(other, elsewhere)));
        assertInstanceOf(
                Verification.Verified.class,
                node.verifier().verify(node.presented(node.token(asked), asked)),
                "the device itself is not revoked");
    }

    @Test
    void verify_anotherSiteInThePath_isRefused() {
        Account other = node.stored(caches).active(application, "other");
        String siteId = node.sites().pair(other).id();
        mustReject(RejectionReason.SITE_WRONG, "device-1", node.presented(node.token(asked), "device-1", siteId));
    }

    @Test
    void verify_eachSideOfTheExpiry_isGoodUntilThen() {
        String token = node.token(asked);
        clock.advance(TestDevices.LIFE.minus(SECOND));
        mustAccept(token);
        clock.advance(SECOND);
        mustReject(RejectionReason.TOKEN_EXPIRED, "device-1", node.presented(token, "device-1", asked.siteId()));
    }

    @Test
    void verify_unpaired_isRefusedAtOnceAndForGood() {
        String token = node.token(asked);
        mustAccept(token);
        node.sites().unpair(account);
        mustReject(RejectionReason.SITE_NOT_PAIRED, "device-1", node.presented(token, "device-1", asked.siteId()));
        node.sites().pair(account);
        mustReject(RejectionReason.DEVICE_REVOKED, "device-1", node.presented(token, "device-1", asked.siteId()));
        mustAccept(node.token(asked));
    }

    @Test
    void verify_revokedDevice_isRefusedAtOnce() {
        String token = node.token(asked);
        mustAccept(token);
        node.devices().revoke(asked);
        mustReject(RejectionReason.DEVICE_REVOKED, "device-1", node.presented(token, "device-1", asked.siteId()));
        assertInstanceOf(TokenOutcome.DeviceRevoked.class, node.desktop().issue(asked));
    }

    @Test
    void revoke_byAnotherApplication_changesNothing() {
        String token = node.token(asked);
        assertEquals(
                Optional.empty(), node.devices().revoke(new TokenRequest("another", asked.siteId(), asked.deviceId())));
        mustAccept(token);
    }

    @Test
    void verify_oneTokenTooMany_endsTheOldest() {
        String first = node.token(asked);
        clock.advance(SECOND);
        String second = node.token(asked);
        mustAccept(first);
        clock.advance(SECOND);
        String third = node.token(asked);
        mustReject(RejectionReason.DEVICE_REVOKED, "device-1", node.presented(first, "device-1", asked.siteId()));
        mustAccept(second);
        mustAccept(third);
    }

    @Test
    void verify_issuedOnAnotherNode_isTakenAlthoughThisOneHasNotHeardOfIt() {
        TestDevices deaf = new TestDevices(kind, TestCaches.lasting(Duration.ofHours(1)), clock, BOX);
        String first = node.token(asked);
        assertInstanceOf(Verification.Verified.class, deaf.verifier().verify(deaf.presented(first, asked)));
        clock.advance(SECOND);
        String second = node.token(asked);
        assertInstanceOf(Verification.Verified.class, deaf.verifier().verify(deaf.presented(second, asked)));
        assertInstanceOf(Verification.Verified.class, deaf.verifier().verify(deaf.presented(first, asked)));
    }

    @Test
    void verify_keyOfAnotherPurpose_isUnknown() {
        SigningPurpose other = new SigningPurpose("other", JWSAlgorithm.ES256, false);
        String forged = node.keys().sign(other, DesktopTokens.TYPE, claims().build());
        mustReject(RejectionReason.TOKEN_KEY_UNKNOWN, "", node.presented(forged, "device-1", asked.siteId()));
    }

    @Test
    void verify_withoutSiteOrApplication_isRefused() {
        for (String name : List.of(DesktopTokens.SITE, DesktopTokens.APPLICATION)) {
            String token = node.keys()
                    .sign(
                            DesktopTokens.PURPOSE,
                            DesktopTokens.TYPE,
                            claims().claim(name, null).build());
            mustReject(
                    RejectionReason.TOKEN_CLAIM_MISSING, "device-1", node.presented(token, "device-1", asked.siteId()));
        }
    }

    @Test
    void verify_signedAndNeverIssued_isRefused() {
        node.token(asked);
        String token = node.keys().sign(DesktopTokens.PURPOSE, DesktopTokens.TYPE, claims().build());
        mustReject(RejectionReason.DEVICE_REVOKED, "device-1", node.presented(token, "device-1", asked.siteId()));
        String unseen = node.keys()
                .sign(
                        DesktopTokens.PURPOSE,
                        DesktopTokens.TYPE,
                        claims().subject("unseen").build());
        mustReject(RejectionReason.DEVICE_REVOKED, "unseen", node.presented(unseen, "unseen", asked.siteId()));
    }

    @Test
    void accepts_anotherTypeOrIssuer_no() {
        String type = node.keys().sign(DesktopTokens.PURPOSE, "at+jwt", claims().build());
        assertFalse(node.verifier().accepts(node.presented(type, asked)));
        String issuer = node.keys()
                .sign(
                        DesktopTokens.PURPOSE,
                        DesktopTokens.TYPE,
                        claims().issuer(TestDevices.ISSUER + "/").build());
        assertFalse(node.verifier().accepts(node.presented(issuer, asked)));
        assertTrue(node.verifier().accepts(node.presented(node.token(asked), asked)));
    }

    @Test
    void failures_holdNobodyUp() {
        assertFalse(node.verifier().countsFailures());
    }

    @Test
    void issue_unknownOrForeignOrUnpairedSite_isAllTheSame() {
        TokenRequest unknown = new TokenRequest(application, "c0ffee00-0000-4000-8000-000000000000", "device-1");
        assertInstanceOf(TokenOutcome.SiteUnknown.class, node.desktop().issue(unknown));
        TokenRequest foreign = new TokenRequest(TestDatabase.uniqueId(), asked.siteId(), "device-1");
        assertInstanceOf(TokenOutcome.SiteUnknown.class, node.desktop().issue(foreign));
        node.sites().unpair(account);
        assertInstanceOf(TokenOutcome.SiteUnknown.class, node.desktop().issue(asked));
    }

    @Test
    void issue_inactiveAccount_isRefused() {
        node.stored(caches).inactive(application, "clinic");
        assertInstanceOf(TokenOutcome.SiteInactive.class, node.desktop().issue(asked));
    }

    @Test
    void pair_again_keepsTheIdAndUnpairWithoutPairIsNothing() {
        String siteId = asked.siteId();
        assertEquals(siteId, node.sites().pair(account).id());
        assertTrue(node.sites().unpair(account).isPresent());
        assertEquals(Optional.empty(), node.sites().unpair(account));
        assertEquals(siteId, node.sites().pair(account).id());
        assertEquals(Optional.empty(), node.sites().find(account).orElseThrow().unpaired());
    }

    @Test
    void seen_device_isListedWithItsMinute() {
        node.devices().admit(asked, new LiveToken("x", 0, 1), TestDevices.LIMITS);
        assertEquals(
                Optional.empty(),
                node.devices().list(application, "", "", 10).items().get(0).lastSeen());
        mustAccept(node.token(asked));
        assertEquals(
                Optional.of(clock.instant()),
                node.devices()
                        .list(application, asked.siteId(), "", 10)
                        .items()
                        .get(0)
                        .lastSeen());
        node.devices().flushSeen();
        assertEquals(1, node.devices().named(application, "device-1").size());
        assertEquals(
                List.of(), node.devices().list(application, "elsewhere", "", 10).items());
    }

    @Test
    void list_pages_areBySiteAndDevice() {
        for (String device : List.of("b", "a", "c")) {
            node.token(new TokenRequest(application, asked.siteId(), device));
        }
        var first = node.devices().list(application, "", "", 2);
        assertEquals(
                List.of("a", "b"), first.items().stream().map(Device::deviceId).toList());
        var rest = node.devices().list(application, "", first.next().orElseThrow(), 2);
        assertEquals(List.of("c"), rest.items().stream().map(Device::deviceId).toList());
    }

    private JWTClaimsSet.Builder claims() {
        long now = clock.instant().getEpochSecond();
        return new JWTClaimsSet.Builder()
                .jwtID("forged")
                .issuer(TestDevices.ISSUER)
                .subject("device-1")
                .claim("iat", now)
                .claim("exp", now + 60)
                .claim(DesktopTokens.SITE, asked.siteId())
                .claim(DesktopTokens.APPLICATION, application);
    }

    private void mustReject(RejectionReason reason, String known, BearerToken presented) {
        assertEquals(
                new Verification.Rejected<VerifiedDevice>(reason, known),
                node.verifier().verify(presented));
    }

    private void mustAccept(String token) {
        assertEquals(
                new Verification.Verified<>(new VerifiedDevice("device-1", asked.siteId(), application, account.id())),
                node.verifier().verify(node.presented(token, asked)));
    }
}
