package io.github.dualauth.individual.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.individual.LoginRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SessionsTest {

    private static final Duration LIFETIME = Duration.ofHours(8);
    private static final String ADDRESS = "192.0.2.1";
    private static final SessionPerson PERSON = new SessionPerson("app", "account", "user");

    private final MutableClock clock = MutableClock.stopped();
    private final Database database;
    private final Sessions sessions;

    SessionsTest(TestDatabase kind) {
        this.database = kind.shared(LoginRegistry.SCHEMA);
        this.sessions = node();
    }

    private Sessions node() {
        return new Sessions(database, TestCaches.lasting(Duration.ofHours(1)), LIFETIME, clock);
    }

    private Secret link(String address) {
        return sessions.link(new SignOn(PERSON, address, Duration.ofSeconds(60)));
    }

    @Test
    void redeem_guessed_isRefused() {
        assertEquals(Optional.empty(), sessions.redeem(Secret.of("0".repeat(40)), "app", ADDRESS));
        assertEquals(Optional.empty(), sessions.redeem(Secret.of(""), "app", ADDRESS));
    }

    @Test
    void redeem_forAnotherApplication_isRefusedAndUsesTheTokenUp() {
        Secret token = link("");
        assertEquals(Optional.empty(), sessions.redeem(token, "other", ADDRESS));
        assertEquals(Optional.empty(), sessions.redeem(token, "app", ADDRESS));
    }

    @Test
    void redeem_fromAnotherAddress_isRefusedAndUsesTheTokenUp() {
        Secret token = link(ADDRESS);
        assertEquals(Optional.empty(), sessions.redeem(token, "app", "192.0.2.2"));
        assertEquals(Optional.empty(), sessions.redeem(token, "app", ADDRESS));
    }

    @Test
    void redeem_atTheEndOfItsTime_isRefused() {
        Secret last = link("");
        Secret late = link("");
        clock.advance(Duration.ofSeconds(60).minusMillis(1));
        assertEquals(Optional.of(PERSON), sessions.redeem(last, "app", ADDRESS));
        clock.advance(Duration.ofMillis(1));
        assertEquals(Optional.empty(), sessions.redeem(late, "app", ADDRESS));
    }

    @Test
    void redeem_onManyNodesAtOnce_signsOneOn() {
        Secret token = link(ADDRESS);
        List<Optional<SessionPerson>> all = Together.run(8, i -> node().redeem(token, "app", ADDRESS));
        assertEquals(1, all.stream().filter(Optional::isPresent).count());
        assertTrue(all.contains(Optional.of(PERSON)));
    }

    @Test
    void link_is40HexDigitsAndNeverTheSame() {
        String one = String.valueOf(link("").toCharArray());
        assertTrue(one.matches("[0-9a-f]{40}"), one);
        assertNotEquals(one, String.valueOf(link("").toCharArray()));
    }

    @Test
    void find_atTheEndOfItsTime_isOver() {
        Secret id = sessions.begin(PERSON);
        assertEquals(Optional.of(PERSON), node().find(id));
        clock.advance(LIFETIME.minusMillis(1));
        assertEquals(Optional.of(PERSON), sessions.find(id));
        clock.advance(Duration.ofMillis(1));
        assertEquals(Optional.empty(), sessions.find(id));
    }

    @Test
    void end_holdsAtOnceAndForThisOneOnly() {
        Secret id = sessions.begin(PERSON);
        Secret other = sessions.begin(PERSON);
        assertEquals(Optional.of(PERSON), sessions.find(id));
        sessions.end(id);
        sessions.end(id);
        assertEquals(Optional.empty(), sessions.find(id));
        assertEquals(Optional.of(PERSON), sessions.find(other));
    }

    @Test
    void endAllOf_aUser_endsSessionsAndLinksOfNobodyElse() {
        SessionPerson one = new SessionPerson("app", "account", TestDatabase.uniqueId());
        Secret session = sessions.begin(one);
        Secret link = sessions.link(new SignOn(one, "", Duration.ofSeconds(60)));
        Secret other = sessions.begin(PERSON);
        assertEquals(Optional.of(one), sessions.find(session));
        boolean ended = database.write(transaction -> {
            sessions.endAllOf(transaction, one.userId());
            return true;
        });
        assertTrue(ended);
        assertEquals(Optional.empty(), sessions.find(session));
        assertEquals(Optional.empty(), sessions.redeem(link, "app", ADDRESS));
        assertEquals(Optional.of(PERSON), sessions.find(other));
    }

    @Test
    void endAllOfApplication_endsSessionsAndLinksOfNoOther() {
        SessionPerson one = new SessionPerson(TestDatabase.uniqueId(), "account", "user");
        Secret session = sessions.begin(one);
        Secret link = sessions.link(new SignOn(one, "", Duration.ofSeconds(60)));
        Secret other = sessions.begin(PERSON);
        assertEquals(Optional.of(one), sessions.find(session));
        sessions.endAllOfApplication(one.applicationId());
        assertEquals(Optional.empty(), sessions.find(session));
        assertEquals(Optional.empty(), sessions.redeem(link, one.applicationId(), ADDRESS));
        assertEquals(Optional.of(PERSON), sessions.find(other));
    }

    @Test
    void begin_afterSomebodyLookedForIt_isFound() {
        Secret planted = Secret.of("f".repeat(64));
        assertEquals(Optional.empty(), sessions.find(planted));
        assertFalse(sessions.begin(PERSON).sameAs(planted));
        assertEquals(Optional.empty(), sessions.find(planted));
    }

    @Test
    void forgetExpired_leavesWhatIsGood() {
        Secret ended = sessions.begin(PERSON);
        Secret used = link("");
        clock.advance(LIFETIME);
        Secret good = sessions.begin(PERSON);
        Secret fresh = link("");
        sessions.forgetExpired();
        Sessions other = node();
        assertEquals(Optional.empty(), other.find(ended));
        assertEquals(Optional.empty(), other.redeem(used, "app", ADDRESS));
        assertEquals(Optional.of(PERSON), other.find(good));
        assertEquals(Optional.of(PERSON), other.redeem(fresh, "app", ADDRESS));
    }

    @Test
    void forgetExpired_whatHasExpired_isGoneForANodeWhoseClockIsLateToo() {
        Secret ended = sessions.begin(PERSON);
        Secret used = link("");
        clock.advance(LIFETIME);
        sessions.forgetExpired();
        clock.advance(LIFETIME.negated());
        assertEquals(Optional.empty(), node().find(ended));
        assertEquals(Optional.empty(), node().redeem(used, "app", ADDRESS));
    }

    @Test
    void lifetime_isWhatASessionLasts() {
        Secret id = sessions.begin(PERSON);
        clock.advance(sessions.lifetime().minusMillis(1));
        assertEquals(Optional.of(PERSON), node().find(id));
        clock.advance(Duration.ofMillis(1));
        assertEquals(Optional.empty(), node().find(id));
    }
}
