package io.github.dualauth.core.throttle.shared;

import io.github.dualauth.core.cluster.SharedMap;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A shared map that goes on without the others: when the grid fails, this node works with its own copy of what it wrote
 * last, and one call a second tries the grid again: a grid that hangs holds up that one only. What was counted meanwhile
 * stays on this node.
 */
final class SurvivingMap implements SharedMap {

    private static final Logger LOG = System.getLogger(SurvivingMap.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SharedMap shared;
    private final SharedMap own;
    private final SharedTime time;
    private final AtomicLong pausedAt = new AtomicLong();
    private volatile boolean paused;

    SurvivingMap(SharedMap shared, SharedMap own, SharedTime time) {
        this.shared = shared;
        this.own = own;
        this.time = time;
    }

    @Override
    public Optional<byte[]> get(String key) {
        return with(map -> map.get(key));
    }

    @Override
    public boolean putIfAbsent(String key, byte[] value) {
        return copied(key, value, with(map -> map.putIfAbsent(key, value)));
    }

    @Override
    public boolean replace(String key, byte[] expected, byte[] value) {
        return copied(key, value, with(map -> map.replace(key, expected, value)));
    }

    @Override
    public void remove(String key) {
        own.remove(key);
        with(map -> {
            map.remove(key);
            return true;
        });
    }

    private boolean copied(String key, byte[] value, boolean stored) {
        if (stored && !paused) {
            own.remove(key);
            own.putIfAbsent(key, value);
        }
        return stored;
    }

    private <T> T with(Function<SharedMap, T> operation) {
        if (paused && !turn()) {
            return operation.apply(own);
        }
        try {
            T result = operation.apply(shared);
            paused = false;
            return result;
        } catch (RuntimeException e) {
            if (!paused) {
                LOG.log(Level.WARNING, "throttling goes on without the other nodes: {0}", e.toString());
            }
            pausedAt.set(time.millis());
            paused = true;
            return operation.apply(own);
        }
    }

    /** Whether the grid is to be tried again, by this call. */
    private boolean turn() {
        long last = pausedAt.get();
        long now = time.millis();
        return now - last >= PAUSE.toMillis() && pausedAt.compareAndSet(last, now);
    }
}
