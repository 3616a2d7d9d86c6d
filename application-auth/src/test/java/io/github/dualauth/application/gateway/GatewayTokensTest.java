package io.github.dualauth.application.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestSecretBox;
import io.github.dualauth.core.token.KeyPlan;
import io.github.dualauth.core.token.SigningKeys;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatewayTokensTest {

    private static final String ISSUER = "https://exchange.example";
    private static final Duration OVERLAP = Duration.ofDays(1);

    private final MutableClock clock = MutableClock.stopped();
    private final Database database = TestDatabase.H2.fresh(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA);
    private final SigningKeys keys = new SigningKeys(
            new SigningKeys.Store(database, TestSecretBox.fresh()),
            TestCaches.LASTING,
            new KeyPlan(Duration.ofDays(90), OVERLAP),
            clock);
    private final GatewayTokens tokens = new GatewayTokens(keys, ISSUER, Duration.ofMinutes(5), clock);
    private final GatewayCertificates certificates = new GatewayCertificates(keys, ISSUER, clock);

    @Test
    void mint_afterAnImmediateRotation_oldTokensAreRefused() {
        GatewayTokenVerifier participant = byKeySet();
        String old = tokens.mint();
        assertAccepted(participant, old);
        keys.rotate(GatewayTokens.PURPOSE, Duration.ZERO, true);
        assertEquals(
                new GatewayVerification.Refused(RejectionReason.TOKEN_KEY_UNKNOWN),
                byKeySet().verify(old));
        clock.advance(Duration.ofMinutes(1));
        assertAccepted(participant, tokens.mint());
    }

    @Test
    void mint_beforeAndAfterAPlannedRotation_isAlwaysAccepted() {
        GatewayTokenVerifier participant = byKeySet();
        String first = tokens.mint();
        assertAccepted(participant, first);
        keys.rotate(GatewayTokens.PURPOSE, Duration.ofHours(1), false);
        assertEquals(2, keys.published(GatewayTokens.PURPOSE).size());
        assertAccepted(participant, tokens.mint());
        clock.advance(Duration.ofHours(1).minusSeconds(10));
        String last = tokens.mint();
        clock.advance(Duration.ofSeconds(10));
        String next = tokens.mint();
        assertAccepted(participant, last);
        assertAccepted(participant, next);
        assertEquals(2, keys.published(GatewayTokens.PURPOSE).size());
        clock.advance(OVERLAP);
        assertEquals(1, keys.published(GatewayTokens.PURPOSE).size());
    }

    @Test
    void certificate_holdsTheKeyThatSignsAndChangesWithIt() throws Exception {
        String pem = certificates.pem();
        assertEquals(pem, certificates.pem(), "made once");
        X509Certificate certificate = read(pem);
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(java.util.Date.from(clock.instant()));
        assertTrue(certificate.getSubjectX500Principal().getName().contains("exchange.example"));
        assertAccepted(byCertificate(certificate), tokens.mint());
        keys.rotate(GatewayTokens.PURPOSE, Duration.ZERO, true);
        assertNotEquals(pem, certificates.pem());
        assertFalse(byCertificate(certificate).verify(tokens.mint()) instanceof GatewayVerification.Accepted);
        assertAccepted(byCertificate(read(certificates.pem())), tokens.mint());
    }

    @Test
    void certificates_ofAPlannedRotation_areThereBeforeTheKeySigns() {
        String old = tokens.mint();
        keys.rotate(GatewayTokens.PURPOSE, Duration.ofHours(1), false);
        X509Certificate[] both = certificates.all().toArray(new X509Certificate[0]);
        assertEquals(2, both.length);
        assertAccepted(byCertificate(both[0]), old);
        clock.advance(Duration.ofHours(1));
        assertAccepted(byCertificate(both), tokens.mint());
        assertAccepted(byCertificate(both[1]), tokens.mint());
    }

    private static X509Certificate read(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private GatewayTokenVerifier byCertificate(X509Certificate... certificate) {
        return new GatewayTokenVerifier(ISSUER, GatewayKeys.of(certificate), clock);
    }

    private GatewayTokenVerifier byKeySet() {
        return new GatewayTokenVerifier(
                ISSUER,
                GatewayKeys.ofSet(() -> new JWKSet(keys.published(GatewayTokens.PURPOSE)).toString(true), clock),
                clock);
    }

    private static void assertAccepted(GatewayTokenVerifier participant, String token) {
        GatewayVerification verification = participant.verify(token);
        assertInstanceOf(GatewayVerification.Accepted.class, verification, verification::toString);
    }
}
