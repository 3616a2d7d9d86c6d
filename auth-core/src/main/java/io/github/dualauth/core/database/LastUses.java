package io.github.dualauth.core.database;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * When each row of a kind was last used, to the minute: a password, a key, a device. Kept in memory, and written down now
 * and then for all at once. A call writes nothing, and beyond the first in a minute it only looks. Of several nodes, the
 * latest use counts; a node that is killed loses what it has not written down.
 */
public final class LastUses {

    private static final int MOST = 100_000;
    private static final int BATCH = 200;
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

    private final Database database;
    private final Clock clock;
    private final String update;
    /** The beginning of the minute of the last use, by the row's ID. */
    private final ConcurrentMap<String, Long> uses = new ConcurrentHashMap<>();

    /** Of rows of {@code entity}, which has an {@code id}, and a {@code lastUsedAt} that only this writes. */
    public LastUses(Database database, Clock clock, Class<?> entity) {
        this.database = database;
        this.clock = clock;
        this.update = "update " + entity.getSimpleName() + " p set p.lastUsedAt = :minute"
                + " where p.id in :ids and (p.lastUsedAt is null or p.lastUsedAt < :minute)";
    }

    /** The row was used now. */
    public void note(String id) {
        long now = clock.millis();
        long minute = now - Math.floorMod(now, MINUTE);
        Long noted = uses.get(id);
        if (noted == null ? uses.size() < MOST : noted < minute) {
            uses.merge(id, minute, Math::max);
        }
    }

    /** The later of what is stored and what this node has noted since. */
    public Optional<Instant> latest(String id, Optional<Instant> stored) {
        Optional<Instant> noted = Optional.ofNullable(uses.get(id)).map(Instant::ofEpochMilli);
        return Stream.concat(noted.stream(), stored.stream()).max(Comparator.naturalOrder());
    }

    /**
     * Writes down what was noted; what cannot be written now stays for the next time.
     *
     * @throws DependencyUnavailableException if the database is down
     */
    public void flush() {
        Map<Long, List<String>> noted = new TreeMap<>();
        uses.forEach((id, minute) ->
                noted.computeIfAbsent(minute, none -> new ArrayList<>()).add(id));
        noted.forEach((minute, ids) -> {
            // All nodes in one order, so that they do not wait for each other in a circle.
            ids.sort(Comparator.naturalOrder());
            for (int from = 0; from < ids.size(); from += BATCH) {
                List<String> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
                write(minute, batch);
                // Not what was noted anew meanwhile.
                batch.forEach(id -> uses.remove(id, minute));
            }
        });
    }

    /** One statement for many rows: who is called by very many would else write as many statements a minute. */
    private void write(Long minute, List<String> batch) {
        int ignored = database.write(transaction -> transaction
                .entityManager()
                .createQuery(update)
                .setParameter("minute", minute)
                .setParameter("ids", batch)
                .executeUpdate());
    }
}
