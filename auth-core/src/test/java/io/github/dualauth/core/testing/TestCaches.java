package io.github.dualauth.core.testing;

import io.github.dualauth.core.cache.CacheLimits;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.cluster.SingleNode;
import java.time.Duration;

/** Caches for tests of one node. */
public final class TestCaches {

    /** What is remembered is not read again during a test, unless it was changed. */
    public static final RowCaches LASTING = lasting(Duration.ofHours(1));

    private TestCaches() {}

    /** Entries are read again after {@code timeToLive}. */
    public static RowCaches lasting(Duration timeToLive) {
        return new RowCaches(new CacheLimits(timeToLive, 1000), new SingleNode());
    }
}
