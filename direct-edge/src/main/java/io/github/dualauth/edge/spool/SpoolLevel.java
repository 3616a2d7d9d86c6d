package io.github.dualauth.edge.spool;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.edge.config.SpoolSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How full the spool is. It is measured in the database at most once a second, and what this node takes in is added
 * meanwhile. So there is never more in it than there is room for, except for what other nodes take in within that second,
 * and for the pieces of which the writing is not done when it is measured. An account that has more than its share is
 * refused until it has less, so that others find room too.
 */
public final class SpoolLevel {

    /** How long a measurement holds. */
    static final Duration FRESH = Duration.ofSeconds(1);

    private static final int PERCENT = 100;

    private static final Set<SpoolState> WAITING = EnumSet.of(SpoolState.READY, SpoolState.CLAIMED);
    private static final Set<SpoolState> COUNTED =
            EnumSet.of(SpoolState.RECEIVING, SpoolState.READY, SpoolState.CLAIMED, SpoolState.DEAD);
    private static final String QUERY = "select s.state, count(s), sum(s.contentSize), min(s.readyAt)"
            + " from SpoolEntity s where s.state in :states group by s.state";

    private static final String GREEDY = "select s.accountId from SpoolEntity s where s.state in :states"
            + " group by s.accountId having count(s) >= :messages or sum(s.contentSize) >= :bytes";

    private final Database database;
    private final SpoolSettings.Room room;
    private final Clock clock;
    private final AtomicBoolean measuring = new AtomicBoolean();
    private Level level = Level.UNKNOWN;
    private long messages;
    private long bytes;
    private Set<String> greedy = Set.of();

    /** Refuses what does not fit into {@code room}. */
    public SpoolLevel(Database database, SpoolSettings.Room room, Clock clock) {
        this.database = database;
        this.room = room;
        this.clock = clock;
    }

    /** What was measured; {@code oldest} is when the message that waits longest was accepted, or when this was measured. */
    private record Level(long at, long waiting, long oldest, long dead) {

        static final Level UNKNOWN = new Level(Long.MIN_VALUE, 0, Long.MAX_VALUE, 0);
    }

    /** Shows it to operators, as it was measured last. */
    void show(DecisionMetrics metrics) {
        metrics.gauge("spool.waiting", "Messages that were accepted and not yet handed on.", () -> level().waiting());
        metrics.gauge("spool.age", "Seconds that the oldest of them has waited.", this::age);
        metrics.gauge("spool.dead", "Messages that nobody tries to hand on any more.", () -> level().dead());
        metrics.gauge("spool.bytes", "Bytes of all messages in the spool.", this::bytes);
    }

    private synchronized Level level() {
        return level;
    }

    private synchronized long bytes() {
        return bytes;
    }

    private long age() {
        return Math.max(
                0, (clock.millis() - level().oldest()) / Duration.ofSeconds(1).toMillis());
    }

    /**
     * Refuses a message of an account that would find no room now.
     *
     * @throws DependencyUnavailableException as an overload
     */
    void check(String accountId) {
        refresh();
        if (!fits(accountId, 1, 1)) {
            throw full();
        }
    }

    /**
     * Gives room to what is about to be written of a message.
     *
     * @throws DependencyUnavailableException as an overload, if there is none
     */
    void take(SpoolStaging.Staged staged, int moreBytes) {
        refresh();
        synchronized (this) {
            int moreMessages = staged.begun() ? 0 : 1;
            if (!fits(staged.envelope().accountId(), moreMessages, moreBytes)) {
                throw full();
            }
            messages += moreMessages;
            bytes += moreBytes;
        }
    }

    private static DependencyUnavailableException full() {
        return DependencyUnavailableException.overloaded("the spool is full");
    }

    private void refresh() {
        if (!isFresh() && measuring.compareAndSet(false, true)) {
            // The others go by what they know, rather than wait behind a database that hangs.
            try {
                measure();
            } finally {
                measuring.set(false);
            }
        }
    }

    private synchronized boolean isFresh() {
        long now = clock.millis();
        return level.at() <= now && now - FRESH.toMillis() < level.at();
    }

    private synchronized boolean fits(String accountId, int moreMessages, int moreBytes) {
        return messages + moreMessages <= room.messages()
                && bytes + moreBytes <= room.bytes()
                && !greedy.contains(accountId);
    }

    /**
     * Measures now. What this node takes in meanwhile may be counted twice, and never not at all.
     *
     * @throws DependencyUnavailableException if the database is down
     */
    void measure() {
        long messagesBefore;
        long bytesBefore;
        synchronized (this) {
            messagesBefore = messages;
            bytesBefore = bytes;
        }
        List<Object[]> rows = database.read(em -> em.createQuery(QUERY, Object[].class)
                .setParameter("states", COUNTED)
                .getResultList());
        Set<String> over = greedy(sum(rows, 1), sum(rows, 2));
        synchronized (this) {
            greedy = over;
            messages = sum(rows, 1) + messages - messagesBefore;
            bytes = sum(rows, 2) + bytes - bytesBefore;
            level = level(rows);
        }
    }

    /** The accounts that have their share; as long as all together have no more than one's, nobody is asked. */
    private Set<String> greedy(long allMessages, long allBytes) {
        long mostMessages = Math.max(1, room.messages() * (long) room.share() / PERCENT);
        long mostBytes = room.bytes() * room.share() / PERCENT;
        if (room.share() == PERCENT || (allMessages < mostMessages && allBytes < mostBytes)) {
            return Set.of();
        }
        return Set.copyOf(database.read(em -> em.createQuery(GREEDY, String.class)
                .setParameter("states", COUNTED)
                .setParameter("messages", mostMessages)
                .setParameter("bytes", mostBytes)
                .getResultList()));
    }

    private Level level(List<Object[]> rows) {
        long now = clock.millis();
        List<Object[]> waiting = rows.stream()
                .filter(row -> WAITING.contains((SpoolState) row[0]))
                .toList();
        long oldest = waiting.stream().mapToLong(row -> (long) row[3]).min().orElse(Long.MAX_VALUE);
        List<Object[]> dead =
                rows.stream().filter(row -> row[0] == SpoolState.DEAD).toList();
        return new Level(now, sum(waiting, 1), oldest, sum(dead, 1));
    }

    private static long sum(List<Object[]> rows, int column) {
        return rows.stream().mapToLong(row -> (long) row[column]).sum();
    }
}
