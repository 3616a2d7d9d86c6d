package io.github.dualauth.core.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * How long and how many rows are remembered between calls.
 *
 * @param timeToLive the age at which an entry is read again: how late a change on another node may be seen
 * @param maximumSize the number of entries of one cache
 */
public record CacheLimits(Duration timeToLive, long maximumSize) {

    /** Makes a cache within these limits. */
    public <K, V> Cache<K, V> build(Caffeine<Object, Object> builder) {
        return builder.expireAfterWrite(timeToLive).maximumSize(maximumSize).build();
    }
}
