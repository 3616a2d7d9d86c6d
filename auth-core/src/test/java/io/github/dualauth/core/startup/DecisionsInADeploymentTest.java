package io.github.dualauth.core.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.dualauth.core.Authentication;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.Condition;
import io.github.dualauth.core.CredentialVerifier;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.TestRequests;
import io.github.dualauth.core.TestVerifiers;
import io.github.dualauth.core.audit.RequestOrigin;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.decision.Decisions;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.directory.UserDirectory;
import io.github.dualauth.core.metrics.TestRegistry;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.testing.TestAccounts;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.token.SignedTokens;
import io.github.dualauth.core.token.SigningKeys;
import io.github.dualauth.core.token.SigningPurpose;
import io.github.dualauth.core.token.TokenReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the credential to the audit file, through everything that CDI put together. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DecisionsInADeploymentTest {

    private static final ApiPolicy POLICY =
            TestRequests.policy(AuthenticationLevel.USER, AuthenticationMode.APPLICATION);
    private static final RequestOrigin ORIGIN = new RequestOrigin("ping", "192.0.2.1", "7");

    private final TestVerifiers.OfApplications applications = new TestVerifiers.OfApplications();
    private final TestRegistry registry = new TestRegistry();

    @TempDir
    private Path directory;

    private TestDeployment deployment;

    @BeforeEach
    void prepare() {
        deployment = new TestDeployment(directory)
                .on(TestDatabase.H2.empty())
                .with(CredentialVerifier.class, applications)
                .with(MetricRegistry.class, registry.open());
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    @Test
    void decide_userOfAStoredAccount_isLetInWrittenDownAndCounted() throws IOException {
        deployment.set("dualauth.audit.sync", "true");
        store();
        assertInstanceOf(Authentication.Accepted.class, decide("user"));
        assertEquals(RejectionReason.USER_UNKNOWN, reason(decide("stranger")));
        List<String> lines = Files.readAllLines(directory.resolve("audit.jsonl"));
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).contains("\"outcome\":\"accepted\""), lines::toString);
        assertTrue(lines.get(1).contains("\"reason\":\"USER_UNKNOWN\""), lines::toString);
        assertEquals(1, registry.count("dualauth.decisions[mode=application, reason=ACCEPTED]"));
    }

    @Test
    void decide_moreCallsThanConfigured_areRefused() {
        deployment.set("dualauth.limit.application", "1/P1D");
        store();
        assertInstanceOf(Authentication.Accepted.class, decide("user"));
        assertEquals(RejectionReason.APPLICATION_LIMIT_REACHED, reason(decide("user")));
        assertEquals(1, registry.count("dualauth.throttled[limit=application]"));
    }

    /** How fast this machine is decides how many tries it takes; the test's own limit ends it. */
    @Test
    void decide_wrongPasswordAgainAndAgain_isThrottled() {
        deployment.set("dualauth.throttle.free-failures", "1");
        applications.reject(RejectionReason.APPLICATION_PASSWORD_WRONG, "app");
        assertEquals(RejectionReason.APPLICATION_PASSWORD_WRONG, reason(decide("user")));
        RejectionReason reason = reason(decide("user"));
        while (reason == RejectionReason.APPLICATION_PASSWORD_WRONG) {
            reason = reason(decide("user"));
        }
        assertEquals(RejectionReason.THROTTLED, reason);
    }

    @Test
    void tokens_signedHere_areReadAndTheirKeyFound() {
        SigningPurpose purpose = new SigningPurpose("tests", JWSAlgorithm.ES256, true);
        SigningKeys keys = deployment.get(SigningKeys.class);
        String text = keys.sign(
                purpose, "JWT", new JWTClaimsSet.Builder().subject("somebody").build());
        TokenReading.Read read = assertInstanceOf(
                TokenReading.Read.class, deployment.get(SignedTokens.class).read(text));
        assertEquals("somebody", read.token().subject());
        assertTrue(keys.find(purpose, keys.list(purpose).get(0).id()).isPresent());
    }

    private void store() {
        TestAccounts stored = new TestAccounts(
                deployment.get(Database.class),
                deployment.get(AccountDirectory.class),
                deployment.get(UserDirectory.class));
        Account account = stored.active("app", "account");
        assertEquals("user", stored.activeUser(account, "user").key());
    }

    private Authentication decide(String user) {
        return deployment
                .get(Decisions.class)
                .decide(TestRequests.application("app", "account", user), POLICY, ORIGIN, Condition.NONE);
    }

    private static RejectionReason reason(Authentication refused) {
        return assertInstanceOf(Authentication.Refused.class, refused).refusal().reason();
    }
}
