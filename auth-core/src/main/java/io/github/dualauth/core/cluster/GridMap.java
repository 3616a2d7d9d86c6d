package io.github.dualauth.core.cluster;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import io.github.dualauth.core.database.DependencyUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * One map of the data grid. It waits for no answer for long: a member that hangs stays a member for a while.
 *
 * @param entries the map
 * @param waiting where it waits for what Hazelcast does only while its caller waits
 * @param silence shared by all maps of one grid
 */
record GridMap(IMap<String, byte[]> entries, Executor waiting, Silence silence) implements SharedMap {

    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Override
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(answer(() -> entries.getAsync(key)));
    }

    @Override
    public boolean putIfAbsent(String key, byte[] value) {
        return blocking(() -> entries.putIfAbsent(key, value) == null);
    }

    @Override
    public boolean replace(String key, byte[] expected, byte[] value) {
        return blocking(() -> entries.replace(key, expected, value));
    }

    @Override
    public void remove(String key) {
        blocking(() -> {
            entries.delete(key);
            return true;
        });
    }

    /** For what Hazelcast does only while its caller waits. */
    private <R> R blocking(Supplier<R> action) {
        return answer(() -> CompletableFuture.supplyAsync(action, waiting));
    }

    private <R> R answer(Supplier<CompletionStage<R>> action) {
        if (silence.lasts()) {
            throw new DependencyUnavailableException("the data grid did not answer a moment ago", null);
        }
        try {
            return action.get().toCompletableFuture().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyUnavailableException("interrupted while the data grid was asked", e);
        } catch (TimeoutException e) {
            silence.begin();
            throw new DependencyUnavailableException("the data grid does not answer", e);
        } catch (ExecutionException
                | RejectedExecutionException
                | HazelcastException
                | HazelcastInstanceNotActiveException e) {
            throw new DependencyUnavailableException("the data grid cannot be reached", e);
        }
    }

    /** After one answer that did not come, nobody waits for others for a moment: a call asks several maps. */
    static final class Silence {

        private final AtomicLong until = new AtomicLong(System.nanoTime());

        boolean lasts() {
            return System.nanoTime() - until.get() < 0;
        }

        void begin() {
            until.set(System.nanoTime() + PAUSE.toNanos());
        }
    }
}
