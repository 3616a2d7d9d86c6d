package io.github.dualauth.core.throttle.shared;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.dualauth.core.cluster.SharedMap;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Keeps buckets in a {@link SharedMap}, as bytes behind the time they were written at; the grid runs no code of ours. */
public final class SharedBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {

    private final SharedMap map;
    private final SharedTime time;

    /** Keeps them in {@code map}, and counts in {@code time}. */
    public SharedBuckets(SharedMap map, SharedTime time) {
        super(ClientSideConfig.getDefault().withClientClock(new Meter(time)));
        this.map = map;
        this.time = time;
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
        return new Entry(map, key, time);
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeProxy(String key) {
        map.remove(key);
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    /** Compares and swaps by what was read, which the bucket knows without the time. */
    private static final class Entry implements CompareAndSwapOperation {

        private final SharedMap map;
        private final String name;
        private final SharedTime time;
        private byte[] read = {};

        Entry(SharedMap map, String name, SharedTime time) {
            this.map = map;
            this.name = name;
            this.time = time;
        }

        @Override
        public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
            Optional<byte[]> value = map.get(name);
            value.ifPresent(bytes -> time.met(ByteBuffer.wrap(bytes).getLong()));
            read = value.orElse(read);
            return value.map(bytes -> Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
        }

        @Override
        public boolean compareAndSwap(
                byte[] originalData, byte[] newData, RemoteBucketState newState, Optional<Long> timeoutNanos) {
            byte[] value = ByteBuffer.allocate(Long.BYTES + newData.length)
                    .putLong(time.millis())
                    .put(newData)
                    .array();
            return originalData == null ? map.putIfAbsent(name, value) : map.replace(name, read, value);
        }
    }

    /**
     * The nodes' time, as buckets take it.
     *
     * @param time where it comes from
     */
    record Meter(SharedTime time) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(time.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
