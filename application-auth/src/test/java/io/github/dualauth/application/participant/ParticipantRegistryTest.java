package io.github.dualauth.application.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.application.Application;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.core.ClientSecret;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.VerifiedApplication;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.testing.LogLines;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.Together;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class ParticipantRegistryTest {

    @TempDir
    private Path directory;

    private final Database database;
    private final MutableClock clock = MutableClock.stopped();
    private KeyRing keys;
    private ApplicationRegistry applications;
    private ParticipantRegistry registry;
    private ClientSecretVerifier verifier;

    ParticipantRegistryTest(TestDatabase kind) {
        database = kind.shared(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA);
    }

    @BeforeEach
    void open() {
        under(1);
    }

    private void under(int... fillers) {
        keys = TestKeys.of(directory, fillers);
        applications = new ApplicationRegistry(database, keys, TestCaches.LASTING, clock);
        registry = new ParticipantRegistry(database, applications, keys, TestCaches.LASTING);
        verifier = new ClientSecretVerifier(registry, applications);
    }

    @Test
    void create_codeTaken_changesNothing() {
        ParticipantOutcome.Issued first = TestParticipants.registered(registry);
        String code = first.participant().code();
        assertInstanceOf(ParticipantOutcome.Exists.class, registry.create("", code, TestParticipants.active()));
        assertAccepted(first);
    }

    @Test
    void create_codeInAnotherCase_isAnotherParticipant() {
        String code = TestDatabase.uniqueId();
        assertInstanceOf(ParticipantOutcome.Issued.class, registry.create("", code, TestParticipants.active()));
        assertInstanceOf(
                ParticipantOutcome.Issued.class,
                registry.create("", code.toUpperCase(java.util.Locale.ROOT), TestParticipants.active()));
    }

    @Test
    void create_applicationThatIsOneAlready_isRefused() {
        String application = application();
        String code = TestDatabase.uniqueId();
        registry.create(application, code, TestParticipants.active());
        assertInstanceOf(
                ParticipantOutcome.Exists.class, registry.create(application, code + "-2", TestParticipants.active()));
    }

    @Test
    void create_unknownApplication_isRefused() {
        assertInstanceOf(
                ParticipantOutcome.ApplicationUnknown.class,
                registry.create("none", TestDatabase.uniqueId(), TestParticipants.active()));
    }

    @Test
    void create_atTheSameTime_letsOneThrough() {
        String code = TestDatabase.uniqueId();
        List<ParticipantOutcome> outcomes = Together.run(4, i -> registry.create("", code, TestParticipants.active()));
        assertEquals(
                1,
                outcomes.stream()
                        .filter(ParticipantOutcome.Issued.class::isInstance)
                        .count());
    }

    @Test
    void create_secret_isMadeHereAndStoredNowhereInClear() {
        ParticipantOutcome.Issued issued = TestParticipants.registered(registry);
        String clear = String.valueOf(issued.secret().toCharArray());
        assertTrue(clear.matches("dualcs_[0-9A-Za-z]{49}"));
        String row =
                database.read(em -> em.createNativeQuery("select client_secret from dualauth_participant where id = ?1")
                        .setParameter(1, issued.participant().clientId())
                        .getSingleResult()
                        .toString());
        assertFalse(row.contains(clear));
        assertFalse(issued.toString().contains(clear));
    }

    @Test
    void rotateSecret_old_isRefusedFromTheNextCallOn() {
        ParticipantOutcome.Issued old = TestParticipants.registered(registry);
        assertAccepted(old);
        ParticipantOutcome.Issued rotated = (ParticipantOutcome.Issued)
                registry.rotateSecret(old.participant().code());
        assertRejected(
                RejectionReason.CLIENT_SECRET_WRONG,
                old.participant().applicationId(),
                verify(old.participant().clientId(), old.secret(), ""));
        assertAccepted(rotated);
    }

    @Test
    void create_applicationThatWasNoneSoFar_isFoundFromTheNextCallOn() {
        String application = application();
        assertTrue(registry.ofApplication(application).isEmpty());
        registry.create(application, TestDatabase.uniqueId(), TestParticipants.active());
        assertTrue(registry.ofApplication(application).isPresent());
    }

    @Test
    void update_profile_isToldAndListedAsItIsNow() {
        Participant before = TestParticipants.registered(registry).participant();
        for (Set<String> roles : List.of(Set.of("payor", "provider"), Set.<String>of())) {
            Participant after = new Participant(
                    before.clientId(),
                    before.applicationId(),
                    before.code(),
                    new Participant.Profile("New name", roles, ParticipantStatus.BLOCKED, "a key"));
            assertEquals(
                    new ParticipantOutcome.Stored(after), registry.update(before.code(), profile -> after.profile()));
            assertEquals(List.of(after), registry.search(new ParticipantSearch(before.code(), "", "", "", 0, 10)));
        }
    }

    @Test
    void change_unknownParticipant_isTold() {
        String code = TestDatabase.uniqueId();
        assertInstanceOf(ParticipantOutcome.Unknown.class, registry.rotateSecret(code));
        assertInstanceOf(ParticipantOutcome.Unknown.class, registry.update(code, before -> before));
    }

    @Test
    void verify_boxMovedToAnotherRow_letsNobodyIn() {
        ParticipantOutcome.Issued victim = TestParticipants.registered(registry);
        ParticipantOutcome.Issued thief = TestParticipants.registered(registry);
        int moved = database.write(transaction -> {
            ParticipantEntity thiefs = transaction
                    .entityManager()
                    .find(ParticipantEntity.class, thief.participant().clientId());
            return transaction
                    .entityManager()
                    .createQuery("update ParticipantEntity p set p.sealed = :box where p.id = :victim")
                    .setParameter("box", thiefs.box())
                    .setParameter("victim", victim.participant().clientId())
                    .executeUpdate();
        });
        assertEquals(1, moved);
        try (LogLines lines = LogLines.of(ParticipantRegistry.class)) {
            for (ParticipantOutcome.Issued each : List.of(victim, thief)) {
                assertRejected(
                        RejectionReason.CLIENT_SECRET_WRONG,
                        victim.participant().applicationId(),
                        verify(victim.participant().clientId(), each.secret(), ""));
            }
            assertAccepted(thief);
            assertEquals(
                    List.of("SEVERE the client secret of the participant "
                            + victim.participant().clientId()
                            + " was moved or changed in the database: it is refused"),
                    lines.take());
        }
    }

    @Test
    void reseal_replacedKey_keepsTheSecret() {
        ParticipantOutcome.Issued issued = TestParticipants.registered(registry);
        under(2, 1);
        SealedRows rows = ParticipantRegistry.sealed(database, new SecretBox(keys));
        String before = "";
        SealedRows.Batch batch = rows.reseal(keys.oldIds(), before, 1000);
        while (batch.lastId().isPresent()) {
            batch = rows.reseal(keys.oldIds(), batch.lastId().get(), 1000);
        }
        under(2);
        assertAccepted(issued);
    }

    @Test
    void verify_keyMissingOnThisNode_isNotAnswered() {
        ParticipantOutcome.Issued issued = TestParticipants.registered(registry);
        under(3);
        assertThrows(DependencyUnavailableException.class, () -> assertAccepted(issued));
    }

    @Test
    void list_pages_haveEachOnce() {
        String prefix = TestDatabase.uniqueId();
        for (int i = 0; i < 3; i++) {
            registry.create("", prefix + i, TestParticipants.active());
        }
        Page<Participant> page = registry.list(prefix, 2);
        assertEquals(
                List.of(prefix + "0", prefix + "1"),
                page.items().stream().map(Participant::code).toList());
        assertEquals(
                prefix + "2",
                registry.list(page.next().orElseThrow(), 1).items().get(0).code());
    }

    @Test
    void search_eachFilter_findsWhatFitsAndNothingElse() {
        String code = TestDatabase.uniqueId();
        registry.create(
                "",
                code,
                new Participant.Profile("Name " + code, Set.of("a_b", "payor"), ParticipantStatus.BLOCKED, ""));
        registry.create(
                "",
                code + "-2",
                new Participant.Profile("Name " + code, Set.of("axb", "payor"), ParticipantStatus.ACTIVE, ""));
        assertEquals(List.of(code), found(code, "", "", ""));
        assertEquals(List.of(code, code + "-2"), found("", "Name " + code, "", ""));
        assertEquals(List.of(code), found("", "Name " + code, "a_b", ""), "an underscore is no wildcard");
        assertEquals(List.of(code + "-2"), found("", "Name " + code, "payor", "Active"));
        assertEquals(List.of(), found("", "Name " + code, "payo", ""));
        assertEquals(List.of(), found(code.toUpperCase(java.util.Locale.ROOT), "", "", ""));
    }

    private List<String> found(String code, String name, String role, String status) {
        return registry.search(new ParticipantSearch(code, name, role, status, 0, 10)).stream()
                .map(Participant::code)
                .toList();
    }

    private String application() {
        String id = TestDatabase.uniqueId();
        applications.create(new Application(id, "A", Set.of(), true));
        return id;
    }

    private Verification<VerifiedApplication> verify(String clientId, Secret secret, String code) {
        return verifier.verify(new ClientSecret(clientId, secret, code));
    }

    private void assertAccepted(ParticipantOutcome.Issued issued) {
        assertInstanceOf(
                Verification.Verified.class, verify(issued.participant().clientId(), issued.secret(), ""));
    }

    private static void assertRejected(
            RejectionReason reason, String known, Verification<VerifiedApplication> verification) {
        assertEquals(new Verification.Rejected<>(reason, known), verification);
    }
}
