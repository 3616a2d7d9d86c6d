package io.github.dualauth.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.ApiKey;
import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.BearerToken;
import io.github.dualauth.core.ClientSecret;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.Subject;
import io.github.dualauth.core.TestRequests;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.TestKeys;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashedIdsTest {

    private KeyRing keys;

    @BeforeEach
    void keys(@TempDir Path directory) {
        keys = TestKeys.of(directory, 1);
    }

    @Test
    void of_unknownLogin_isAHashThatDoesNotShowIt() {
        HashedIds ids = login("perhaps-a-password", Subject.UNKNOWN);
        assertTrue(ids.login().matches("[0-9a-f]{32}"), ids.login());
        assertFalse(ids.toString().contains("perhaps"));
        assertEquals(ids, login("perhaps-a-password", Subject.UNKNOWN));
        assertNotEquals(ids, login("perhaps-another", Subject.UNKNOWN));
    }

    @Test
    void of_otherKey_isAnotherHash(@TempDir Path directory) {
        HashedIds ids = login("ann", Subject.UNKNOWN);
        keys = TestKeys.of(directory, 2);
        assertNotEquals(ids, login("ann", Subject.UNKNOWN));
    }

    @Test
    void of_keyReplacedButNotRemoved_isTheSameHash(@TempDir Path directory) {
        HashedIds ids = login("ann", Subject.UNKNOWN);
        keys = TestKeys.of(directory, 2, 1);
        assertEquals(ids, login("ann", Subject.UNKNOWN));
    }

    @Test
    void of_knownLogin_isNothing() {
        assertEquals(HashedIds.NONE, login("ann", new Subject("individual", "", "", "", "ann", "")));
    }

    @Test
    void of_knownApplicationWithUnknownAccountAndUser_hashesThoseTwoApart() {
        HashedIds ids = HashedIds.of(
                new ApplicationCredential("app", Secret.of("s"), "x", "x"),
                new Subject("application", "app", "", "", "", ""),
                keys);
        assertEquals("", ids.application());
        assertEquals(32, ids.account().length());
        assertEquals(32, ids.user().length());
        assertNotEquals(ids.account(), ids.user());
        assertEquals("", ids.login());
    }

    @Test
    void of_unknownClient_isTheHashOfAnApplication() {
        ClientSecret presented = new ClientSecret("perhaps-a-secret", Secret.of("s"), "code");
        HashedIds ids = HashedIds.of(presented, Subject.UNKNOWN, keys);
        assertEquals(new HashedIds(ids.application(), "", "", ""), ids);
        assertTrue(ids.application().matches("[0-9a-f]{32}"), ids.application());
        assertEquals(HashedIds.NONE, HashedIds.of(presented, new Subject("application", "app", "", "", "", ""), keys));
    }

    @Test
    void of_unknownApplication_isTheSameHashHoweverItsIdCame() {
        HashedIds ids = HashedIds.of(
                new ApplicationCredential("perhaps-a-secret", Secret.of("s"), "", ""), Subject.UNKNOWN, keys);
        ClientSecret asClient = new ClientSecret("perhaps-a-secret", Secret.of("s"), "code");
        assertEquals(HashedIds.of(asClient, Subject.UNKNOWN, keys), ids);
    }

    @Test
    void of_token_hashesItsSubjectUnlessThatIsAKnownApplicationOrDevice() {
        BearerToken presented = TestRequests.token("x", "y");
        HashedIds ids = HashedIds.of(presented, Subject.UNKNOWN, keys);
        assertEquals(32, ids.application().length());
        HashedIds known = new HashedIds("", ids.account(), ids.user(), "");
        assertEquals(known, HashedIds.of(presented, new Subject("application", "client", "", "", "", ""), keys));
        assertEquals(known, HashedIds.of(presented, new Subject("device", "", "", "", "", "client"), keys));
    }

    @Test
    void of_credentialThatNamesNobody_isNothing() {
        assertEquals(HashedIds.NONE, HashedIds.of(new ApiKey(Secret.of("s"), "header"), Subject.UNKNOWN, keys));
    }

    @Test
    void of_nothingNamed_isNothing() {
        HashedIds ids = HashedIds.of(new ApplicationCredential("app", Secret.of("s"), "", ""), Subject.UNKNOWN, keys);
        assertEquals(new HashedIds(ids.application(), "", "", ""), ids);
    }

    private HashedIds login(String id, Subject known) {
        return HashedIds.of(new LoginCredential(id, Secret.of("s")), known, keys);
    }
}
