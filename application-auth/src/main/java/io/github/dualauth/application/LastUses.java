package io.github.dualauth.application;

import io.github.dualauth.core.database.Database;
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

/**
 * When each password last let somebody in, to the minute: kept in memory, and written down now and then for all at once.
 * A call writes nothing, and beyond the first in a minute it only looks. Of several nodes, the latest use counts; a node
 * that is killed loses what it has not written down.
 */
final class LastUses {

    private static final int MOST = 100_000;
    private static final int BATCH = 200;
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

    private final Database database;
    private final Clock clock;
    /** The beginning of the minute of the last use, by the password's ID. */
    private final ConcurrentMap<String, Long> uses = new ConcurrentHashMap<>();

    LastUses(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The password let somebody in now. */
    void note(String passwordId) {
        long now = clock.millis();
        long minute = now - Math.floorMod(now, MINUTE);
        Long noted = uses.get(passwordId);
        if (noted == null ? uses.size() < MOST : noted < minute) {
            uses.merge(passwordId, minute, Math::max);
        }
    }

    /** The later of what is stored and what this node has noted since. */
    Optional<Instant> latest(String passwordId, Optional<Instant> stored) {
        Optional<Instant> noted = Optional.ofNullable(uses.get(passwordId)).map(Instant::ofEpochMilli);
        return noted.isPresent() && stored.isPresent()
                ? Optional.of(noted.get().isAfter(stored.get()) ? noted.get() : stored.get())
                : noted.or(() -> stored);
    }

    /**
     * Writes down what was noted; what cannot be written now stays for the next time.
     *
     * @throws io.github.dualauth.core.database.DependencyUnavailableException if the database is down
     */
    void flush() {
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
                        .createQuery("update ApplicationPasswordEntity p set p.lastUsedAt = :minute"
                                + " where p.id = :id and (p.lastUsedAt is null or p.lastUsedAt < :minute)")
                        .setParameter("minute", use.getValue())
                        .setParameter("id", use.getKey())
                        .executeUpdate();
            }
            return changed;
        });
    }
}
