package io.github.dualauth.core.secret;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.metrics.DecisionMetrics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Seals everything anew that is under a key which the current one has replaced, a batch at each {@link #turn}. It
 * keeps no record of its own: what is still to be done is what is still under an old key, so it goes on wherever a
 * killed node stopped, and several nodes may do it at once. When there is nothing left it looks again now and then, as
 * a node that was not restarted yet goes on using the old key.
 */
public final class KeyRotation {

    private static final Logger LOG = System.getLogger(KeyRotation.class.getName());
    private static final int BATCH = 50;

    private final KeyRing keys;
    private final List<SealedRows> all;
    private final int pause;
    private final Deque<SealedRows> todo = new ArrayDeque<>();
    private String afterId = "";
    private long sealed;
    private String said = "";
    private int resting;
    private long stuck;
    private volatile long left;

    /**
     * Watches over {@code all}.
     *
     * @param pause turns that are left out when there is nothing to do, or nothing can be done
     */
    public KeyRotation(KeyRing keys, List<SealedRows> all, int pause, DecisionMetrics metrics) {
        this.keys = keys;
        this.all = List.copyOf(all);
        this.pause = pause;
        metrics.gauge("keys.outdated", "Rows that are still sealed under an old key.", () -> left);
    }

    /**
     * Refuses a start without a key that rows are under.
     *
     * @throws ConfigurationException naming the keys
     */
    public void refuseLostKeys() {
        for (SealedRows rows : all) {
            String lost = rows.countByKey().keySet().stream()
                    .filter(id -> !keys.has(id))
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!lost.isEmpty()) {
                throw new ConfigurationException(keys.source()
                        + (keys.discard() ? " is not there, and with it the key " : " lacks the key ") + lost
                        + ", under which the database holds " + rows.what() + ": restore it");
            }
        }
    }

    /** Whether there is an old key, so that there may be something to do. */
    public boolean isNeeded() {
        return !keys.oldIds().isEmpty();
    }

    /** Does one batch; by one thread at a time. What it throws ends this turn only. */
    public void turn() {
        if (resting > 0) {
            resting--;
            return;
        }
        try {
            if (todo.isEmpty()) {
                begin();
            } else {
                batch();
            }
        } catch (RuntimeException e) {
            todo.clear();
            resting = pause;
            throw e;
        }
    }

    private void begin() {
        left = count();
        if (left == 0) {
            end();
            return;
        }
        if (left != stuck) {
            say(Level.INFO, "sealing " + left + " rows (" + what() + ") anew under the key " + keys.currentId());
        }
        todo.addAll(all);
        afterId = "";
    }

    private void batch() {
        SealedRows.Batch done = todo.element().reseal(keys.oldIds(), afterId, BATCH);
        sealed += done.sealed();
        left = Math.max(0, left - done.sealed());
        afterId = done.lastId().orElse("");
        if (done.lastId().isEmpty()) {
            todo.remove();
        }
        if (todo.isEmpty()) {
            left = count();
            end();
        }
    }

    private void end() {
        resting = pause;
        String old = String.join(", ", keys.oldIds());
        if (left == 0) {
            say(
                    Level.INFO,
                    "sealed " + sealed + " rows anew; nothing is under the old key " + old
                            + " any more: remove it from " + keys.source() + " once every node uses "
                            + keys.currentId());
        } else {
            stuck = left;
            say(
                    Level.WARNING,
                    left + " rows (" + what() + ") cannot be sealed anew now: the old key " + old + " must stay");
        }
    }

    /** Once, not at each look. */
    private void say(Level level, String line) {
        if (!line.equals(said)) {
            LOG.log(level, line);
            said = line;
        }
    }

    private long count() {
        return all.stream()
                .flatMap(rows -> rows.countByKey().entrySet().stream())
                .filter(entry -> keys.oldIds().contains(entry.getKey()))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
    }

    private String what() {
        return all.stream().map(SealedRows::what).collect(Collectors.joining(", "));
    }
}
