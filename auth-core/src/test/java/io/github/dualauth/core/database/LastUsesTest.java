package io.github.dualauth.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TroubledDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(
        value = TestDatabase.class,
        names = {"H2", "MARIADB"})
class LastUsesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST = 100_000;

    private final MutableClock clock = MutableClock.stopped();
    private final Instant noon = clock.instant();
    private final TroubledDataSource troubled;
    private final Database database;
    private final LastUses uses;

    LastUsesTest(TestDatabase kind) {
        troubled = new TroubledDataSource(kind.empty());
        database = Database.open(troubled.dataSource(), List.of(Thing.SCHEMA));
        uses = new LastUses(database, clock, Thing.class);
    }

    @Test
    void latest_noted_isTheMinuteOfTheLastUse() {
        clock.advance(Duration.ofMillis(59_999));
        uses.note("a");
        assertEquals(Optional.of(noon), uses.latest("a", Optional.empty()));
        clock.advance(Duration.ofMillis(1));
        uses.note("a");
        assertEquals(Optional.of(noon.plus(MINUTE)), uses.latest("a", Optional.empty()));
        assertEquals(Optional.empty(), uses.latest("b", Optional.empty()));
    }

    @Test
    void latest_storedToo_isTheLater() {
        uses.note("a");
        Instant later = noon.plus(MINUTE);
        assertEquals(Optional.of(later), uses.latest("a", Optional.of(later)));
        assertEquals(Optional.of(noon), uses.latest("a", Optional.of(noon.minus(MINUTE))));
        assertEquals(Optional.of(later), uses.latest("b", Optional.of(later)));
    }

    @Test
    void note_clockThatWasSetBack_keepsTheLaterUse() {
        uses.note("a");
        clock.advance(MINUTE.negated());
        uses.note("a");
        assertEquals(Optional.of(noon), uses.latest("a", Optional.empty()));
    }

    /** Whoever has many IDs made must not fill the memory. */
    @Test
    void note_moreThanAreKept_areForgottenAndTheOthersGoOn() {
        IntStream.range(0, MOST).forEach(i -> uses.note("id" + i));
        uses.note("one more");
        assertEquals(Optional.of(noon), uses.latest("id" + (MOST - 1), Optional.empty()));
        assertEquals(Optional.empty(), uses.latest("one more", Optional.empty()));
        clock.advance(MINUTE);
        uses.note("id0");
        assertEquals(Optional.of(noon.plus(MINUTE)), uses.latest("id0", Optional.empty()));
    }

    @Test
    void flush_moreThanOneTransactionTakes_writesAllDownAndForgetsThem() {
        List<String> ids = IntStream.range(0, 401).mapToObj(i -> "id" + i).toList();
        insert(ids, null);
        insert(List.of("unused"), null);
        ids.forEach(uses::note);
        uses.note("gone");
        uses.flush();
        ids.forEach(id -> {
            assertEquals(noon.toEpochMilli(), stored(id));
            assertEquals(Optional.empty(), uses.latest(id, Optional.empty()));
        });
        assertEquals(null, stored("unused"));
    }

    @Test
    void flush_otherNodeNotedALaterUse_leavesIt() {
        insert(List.of("later"), noon.plus(MINUTE));
        insert(List.of("earlier"), noon.minus(MINUTE));
        uses.note("later");
        uses.note("earlier");
        uses.flush();
        assertEquals(noon.plus(MINUTE).toEpochMilli(), stored("later"));
        assertEquals(noon.toEpochMilli(), stored("earlier"));
    }

    @Test
    void flush_databaseDown_keepsAllForTheNextTime() {
        insert(List.of("a"), null);
        uses.flush();
        uses.note("a");
        troubled.down(true);
        assertThrows(DependencyUnavailableException.class, uses::flush);
        assertEquals(Optional.of(noon), uses.latest("a", Optional.empty()));
        troubled.down(false);
        uses.flush();
        assertEquals(noon.toEpochMilli(), stored("a"));
    }

    private void insert(List<String> ids, Instant lastUsed) {
        List<Thing> things = new ArrayList<>();
        ids.forEach(id -> things.add(new Thing(id, lastUsed)));
        int ignored = database.write(transaction -> {
            things.forEach(transaction.entityManager()::persist);
            return things.size();
        });
    }

    private Long stored(String id) {
        return database.read(em -> em.find(Thing.class, id).lastUsedAt());
    }
}
