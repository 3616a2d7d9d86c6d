package io.github.dualauth.core.throttle;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.dualauth.core.cluster.SharedMap;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Keeps buckets in a {@link SharedMap}, as bytes; the grid runs no code of ours. */
final class SharedBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {

    private final SharedMap map;

    SharedBuckets(SharedMap map, TimeMeter meter) {
        super(ClientSideConfig.getDefault().withClientClock(meter));
        this.map = map;
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
        return new Entry(map, key);
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

    private record Entry(SharedMap map, String name) implements CompareAndSwapOperation {

        @Override
        public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
            return map.get(name);
        }

        @Override
        public boolean compareAndSwap(
                byte[] originalData, byte[] newData, RemoteBucketState newState, Optional<Long> timeoutNanos) {
            return originalData == null ? map.putIfAbsent(name, newData) : map.replace(name, originalData, newData);
        }
    }

    /**
     * The time of day, which the nodes share. After it was set back, buckets fill again once it is where it was.
     *
     * @param clock where it comes from
     */
    record Meter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
