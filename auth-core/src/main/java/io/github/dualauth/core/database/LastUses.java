package io.github.dualauth.core.database;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                + " where p.id = :id and (p.lastUsedAt is null or p.lastUsedAt < :minute)";
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
        // All nodes in one order, so that they do not wait for each other in a circle.
        List<Map.Entry<String, Long>> noted = new ArrayList<>();
        uses.forEach((id, minute) -> noted.add(Map.entry(id, minute)));
        noted.sort(Comparator.comparing(Map.Entry::getKey));
        for (int from = 0; from < noted.size(); from += BATCH) {
            List<Map.Entry<String, Long>> batch = noted.subList(from, Math.min(from + BATCH, noted.size()));
            write(batch);
            // Not what was noted anew meanwhile.
            batch.forEach(use -> uses.remove(use.getKey(), use.getValue()));
        }
    }

    private void write(List<Map.Entry<String, Long>> batch) {
        int ignored = database.write(transaction -> {
            int changed = 0;
            for (Map.Entry<String, Long> use : batch) {
                changed += transaction
                        .entityManager()
                        .createQuery(update)
                        .setParameter("minute", use.getValue())
                        .setParameter("id", use.getKey())
                        .executeUpdate();
            }
            return changed;
        });
    }
}
