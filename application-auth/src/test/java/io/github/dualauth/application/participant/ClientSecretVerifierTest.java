package io.github.dualauth.application.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.ClientSecret;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class ClientSecretVerifierTest {

    @TempDir
    private Path directory;

    private final Database database;
    private ParticipantRegistry registry;
    private ClientSecretVerifier verifier;

    ClientSecretVerifierTest(TestDatabase kind) {
        database = kind.shared(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA);
    }

    @BeforeEach
    void open() {
        KeyRing keys = TestKeys.of(directory, 1);
        ApplicationRegistry applications =
                new ApplicationRegistry(database, keys, TestCaches.LASTING, MutableClock.stopped());
        registry = new ParticipantRegistry(database, applications, keys, TestCaches.LASTING);
        verifier = new ClientSecretVerifier(registry, applications);
    }

    @Test
    void verify_wrongSecretOrName_isRejected() {
        ParticipantOutcome.Issued issued = TestParticipants.registered(registry);
        Participant participant = issued.participant();
        ParticipantOutcome.Issued other = TestParticipants.registered(registry);
        assertRejected(
                RejectionReason.CLIENT_SECRET_WRONG,
                participant.applicationId(),
                verify(participant.clientId(), other.secret(), ""));
        assertRejected(
                RejectionReason.CLIENT_SECRET_WRONG,
                participant.applicationId(),
                verify(
                        participant.clientId(),
                        issued.secret(),
                        other.participant().code()));
        assertRejected(
                RejectionReason.PARTICIPANT_UNKNOWN,
                "",
                verify(participant.code(), issued.secret(), participant.code()));
    }

    @Test
    void verify_rightSecret_isTheApplication() {
        ParticipantOutcome.Issued issued = TestParticipants.registered(registry);
        Participant participant = issued.participant();
        for (String code : new String[] {"", participant.code()}) {
            VerifiedApplication identity =
                    TestParticipants.verified(verify(participant.clientId(), issued.secret(), code));
            assertEquals(participant.applicationId(), identity.applicationId());
            assertEquals(Set.of(), identity.roles());
            assertFalse(identity.credential().isEmpty());
        }
    }

    @Test
    void guessable_onlyWhatIsNotMadeHere() {
        ParticipantOutcome.Issued issued = TestParticipants.registered(registry);
        assertFalse(verifier.guessable(new ClientSecret("x", issued.secret(), "")));
        assertTrue(verifier.guessable(new ClientSecret("x", Secret.of("winter2026"), "")));
    }

    @Test
    void accepts_otherCredentials_no() {
        assertFalse(verifier.accepts(new ApplicationCredential("a", Secret.of("b"), "", "")));
        assertTrue(verifier.accepts(new ClientSecret("a", Secret.of("b"), "")));
    }

    @Test
    void countedId_anySecret_isTheClientThatItIsGuessedOf() {
        assertEquals("some-client", verifier.countedId(new ClientSecret("some-client", Secret.of("b"), "code")));
    }

    private Verification<VerifiedApplication> verify(String clientId, Secret secret, String code) {
        return verifier.verify(new ClientSecret(clientId, secret, code));
    }

    private static void assertRejected(
            RejectionReason reason, String known, Verification<VerifiedApplication> verification) {
        assertEquals(new Verification.Rejected<>(reason, known), verification);
    }
}
