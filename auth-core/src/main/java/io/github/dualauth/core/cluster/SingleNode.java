package io.github.dualauth.core.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A deployment of one node: nobody to tell, and state in this process. */
public final class SingleNode implements Cluster {

    private final Map<String, SharedMap> maps = new ConcurrentHashMap<>();

    @Override
    public void publish(String topic, String message) {
        // there is no other node
    }

    @Override
    public void subscribe(String topic, Consumer<String> listener) {
        // there is no other node
    }

    @Override
    public void onMembershipChange(Runnable listener) {
        // there is no other node
    }

    @Override
    public SharedMap map(String name, int maximumEntries, Duration timeToLive) {
        return maps.computeIfAbsent(
                name,
                made -> new LocalMap(Caffeine.newBuilder()
                        .maximumSize(maximumEntries)
                        .expireAfterWrite(timeToLive)
                        .build()));
    }

    @Override
    public boolean reachable() {
        return true;
    }

    @Override
    public void close() {
        maps.clear();
    }

    private record LocalMap(Cache<String, byte[]> entries) implements SharedMap {

        @Override
        public Optional<byte[]> get(String key) {
            return Optional.ofNullable(entries.getIfPresent(key)).map(byte[]::clone);
        }

        @Override
        public boolean putIfAbsent(String key, byte[] value) {
            return entries.asMap().putIfAbsent(key, value.clone()) == null;
        }

        @Override
        public boolean replace(String key, byte[] expected, byte[] value) {
            boolean[] replaced = {false};
            entries.asMap().computeIfPresent(key, (same, held) -> {
                replaced[0] = Arrays.equals(held, expected);
                return replaced[0] ? value.clone() : held;
            });
            return replaced[0];
        }

        @Override
        public void remove(String key) {
            entries.invalidate(key);
        }
    }
}
