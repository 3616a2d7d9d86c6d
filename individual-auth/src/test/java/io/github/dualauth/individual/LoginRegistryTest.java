package io.github.dualauth.individual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class LoginRegistryTest {

    private final String user = TestDatabase.uniqueId();
    private final TestLogins logins;
    private final LoginRegistry registry;

    LoginRegistryTest(TestDatabase kind) {
        logins = new TestLogins(kind);
        registry = logins.registry();
    }

    @ParameterizedTest
    @CsvSource({
        "Anna, aNNA",
        "stra\u00dfe, STRASSE",
        "stra\u1e9ee, strasse",
        "STRA\u1e9eE, stra\u00dfe",
        "\u0131rmak, Irmak",
        "\uff21nna, anna",
        "\u212aate, kate",
        "e\u0301, \u00c9"
    })
    void save_idThatSomebodyHasInAnotherSpelling_isTaken(String held, String asked) {
        String suffix = "@" + TestDatabase.uniqueId();
        assertStored(logins.create(held + suffix));
        assertEquals(new LoginOutcome.Taken(), logins.create(asked + suffix));
        assertEquals(new LoginOutcome.Taken(), logins.create(held + suffix));
    }

    @Test
    void save_renameToAnIdThatSomebodyHas_isTaken() {
        String id = "Anna@" + user;
        assertStored(logins.create(id));
        assertStored(logins.save(user, "Berta@" + user, TestLogins.PASSWORD));
        assertEquals(new LoginOutcome.Taken(), logins.save(user, id.toUpperCase(Locale.ROOT), ""));
        assertEquals("Berta@" + user, registry.findByUser(user).orElseThrow().loginId());
    }

    @Test
    void save_newLoginWithoutPassword_isRefused() {
        assertEquals(new LoginOutcome.PasswordRequired(), logins.save(user, "Anna@" + user, ""));
        assertEquals(Optional.empty(), registry.findByUser(user));
    }

    @Test
    void save_passwordForAUserWithoutLogin_isRefused() {
        assertEquals(new LoginOutcome.LoginIdRequired(), logins.save(user, "", TestLogins.PASSWORD));
    }

    @Test
    void save_passwordThatBreaksARule_isRefused() {
        assertEquals(
                new LoginOutcome.PasswordRefused("it must have 8 to 128 characters"),
                logins.save(user, "Anna@" + user, "1234567"));
        assertInstanceOf(LoginOutcome.PasswordRefused.class, logins.save(user, "Anna@" + user, "anna@" + user));
        assertStored(logins.save(user, "Anna@" + user, TestLogins.PASSWORD));
        assertInstanceOf(
                LoginOutcome.PasswordRefused.class, logins.save(user, "", "ANNA@" + user), "the ID that is there");
    }

    @Test
    void save_idThatIsTooLongWhenFolded_isRefused() {
        String ligature = "\ufdfa";
        assertTrue(LoginName.of(ligature).length() > 15);
        assertEquals(
                new LoginOutcome.LoginIdTooLong(), logins.save(user, ligature.repeat(20) + user, TestLogins.PASSWORD));
        assertEquals(Optional.empty(), registry.find(ligature.repeat(20) + user));
        String longest = "x".repeat(255 - user.length()) + user;
        assertStored(logins.save(user, longest, TestLogins.PASSWORD));
        assertEquals(user, registry.find(longest).orElseThrow().login().userId());
        assertEquals(Optional.empty(), registry.find("x" + longest));
    }

    @Test
    void save_rolledBack_isNeitherStoredNorRemembered() {
        String id = "Anna@" + user;
        LoginChange change = new LoginChange("account", user, id, Secret.of(TestLogins.PASSWORD));
        assertThrows(
                IllegalStateException.class,
                () -> logins.database().write(transaction -> {
                    registry.save(transaction, change, "hash");
                    throw new IllegalStateException("a bug further on");
                }));
        assertEquals(Optional.empty(), registry.find(id));
    }

    @Test
    void save_sameIdForTwoUsersAtOnce_isStoredOnceAndTakenOnce() {
        for (int round = 0; round < 5; round++) {
            String id = "Anna" + round + "@" + user;
            List<LoginOutcome> outcomes =
                    Together.run(2, thread -> logins.create(thread == 0 ? id : id.toUpperCase(Locale.ROOT)));
            assertEquals(
                    1,
                    outcomes.stream()
                            .filter(LoginOutcome.Stored.class::isInstance)
                            .count());
            assertEquals(
                    1,
                    outcomes.stream()
                            .filter(LoginOutcome.Taken.class::isInstance)
                            .count());
        }
    }

    @Test
    void save_sameUserByManyAtOnce_isOneLogin() {
        List<LoginOutcome> outcomes =
                Together.run(16, thread -> logins.save(user, "Anna" + thread + "@" + user, TestLogins.PASSWORD));
        outcomes.forEach(LoginRegistryTest::assertStored);
        String last = registry.findByUser(user).orElseThrow().loginId();
        for (int i = 0; i < 16; i++) {
            String id = "Anna" + i + "@" + user;
            assertEquals(id.equals(last), registry.find(id).isPresent());
        }
    }

    @Test
    void find_rememberedAbsence_endsWithTheCreation() {
        String id = "Anna@" + user;
        assertEquals(Optional.empty(), registry.find(id));
        assertStored(logins.create(id));
        assertTrue(registry.find(id.toLowerCase(Locale.ROOT)).isPresent());
    }

    @Test
    void save_rename_endsTheOldIdAtTheVeryNextCall() {
        assertStored(logins.save(user, "Anna@" + user, TestLogins.PASSWORD));
        assertTrue(registry.find("anna@" + user).isPresent());
        assertEquals(Optional.empty(), registry.find("berta@" + user));
        assertStored(logins.save(user, "Berta@" + user, ""));
        assertEquals(Optional.empty(), registry.find("anna@" + user));
        assertEquals(
                "Berta@" + user,
                registry.find("berta@" + user).orElseThrow().login().loginId());
        assertStored(logins.create("anna@" + user));
    }

    @Test
    void save_ownIdInAnotherSpelling_isStored() {
        assertStored(logins.save(user, "anna@" + user, TestLogins.PASSWORD));
        assertStored(logins.save(user, "Anna@" + user, ""));
        assertEquals("Anna@" + user, registry.findByUser(user).orElseThrow().loginId());
    }

    @Test
    void save_newPassword_replacesTheHashAtTheVeryNextCall() {
        assertStored(logins.save(user, "anna@" + user, TestLogins.PASSWORD));
        String before = registry.find("anna@" + user).orElseThrow().hash();
        assertStored(logins.save(user, "", "another password"));
        String after = registry.find("anna@" + user).orElseThrow().hash();
        assertFalse(before.equals(after));
        assertFalse(after.contains("another password"));
    }

    @Test
    void save_everyUsableId_isGivenBackAsWritten() {
        String id = " \u00c5nna O'Brien+\ud83d\udd11@" + user + " ";
        assertEquals(
                new LoginOutcome.Stored(new Login(id, "account", user)), logins.save(user, id, TestLogins.PASSWORD));
        assertEquals(Map.of(user, new Login(id, "account", user)), registry.findByUsers(List.of(user, "nobody")));
        assertEquals(Map.of(), registry.findByUsers(List.of()));
    }

    @Test
    void whenPasswordChanges_refusedOrRenamed_isNotCalled() {
        List<String> changed = new CopyOnWriteArrayList<>();
        registry.whenPasswordChanges((transaction, userId) -> changed.add(userId));
        assertInstanceOf(LoginOutcome.PasswordRefused.class, logins.save(user, "Anna@" + user, "1234567"));
        assertEquals(List.of(), changed);
        assertStored(logins.save(user, "Anna@" + user, TestLogins.PASSWORD));
        assertEquals(List.of(user), changed);
        assertStored(logins.save(user, "Berta@" + user, ""));
        assertEquals(List.of(user), changed);
        assertStored(logins.save(user, "", "another password"));
        assertEquals(List.of(user, user), changed);
    }

    @Test
    void reads_whatIsNoHash_no() {
        assertFalse(registry.reads(""));
        assertFalse(registry.reads(TestLogins.PASSWORD));
        assertFalse(registry.reads("5f4dcc3b5aa765d61d8327deb882cf99"));
        assertTrue(registry.reads("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"));
        assertTrue(registry.reads(registry.hash(Secret.of(TestLogins.PASSWORD))));
    }

    @Test
    void storedLogin_printed_hasNoHash() {
        assertStored(logins.save(user, "anna@" + user, TestLogins.PASSWORD));
        assertFalse(registry.find("anna@" + user).orElseThrow().toString().contains("argon2"));
    }

    private static void assertStored(LoginOutcome outcome) {
        assertInstanceOf(LoginOutcome.Stored.class, outcome);
    }
}
