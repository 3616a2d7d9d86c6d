package io.github.dualauth.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Subject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.Test;

class MicroProfileMetricsTest {

    private static final Subject APPLICATION = new Subject("application", "app", "account", "user", "", "");

    private final Map<String, List<Object>> seen = new TreeMap<>();
    private final List<String> lookUps = new ArrayList<>();
    private final MicroProfileMetrics metrics = new MicroProfileMetrics(registry());

    @Test
    void decided_sameModeAndReason_areCountedTogetherAndLookedUpOnce() {
        metrics.decided(APPLICATION, Optional.of(RejectionReason.ACCOUNT_UNKNOWN));
        metrics.decided(Subject.UNKNOWN, Optional.of(RejectionReason.ACCOUNT_UNKNOWN));
        metrics.decided(APPLICATION, Optional.of(RejectionReason.ACCOUNT_UNKNOWN));
        metrics.decided(APPLICATION, Optional.empty());
        assertEquals(2, count("dualauth.decisions[mode=application, reason=ACCOUNT_UNKNOWN]"));
        assertEquals(1, count("dualauth.decisions[mode=unknown, reason=ACCOUNT_UNKNOWN]"));
        assertEquals(1, count("dualauth.decisions[mode=application, reason=ACCEPTED]"));
        assertEquals(3, lookUps.size());
    }

    @Test
    void decided_everyReasonInEveryMode_isCountedByItself() {
        for (String mode : List.of("", "application", "individual")) {
            for (RejectionReason reason : RejectionReason.values()) {
                metrics.decided(new Subject(mode, "", "", "", "", ""), Optional.of(reason));
            }
        }
        assertEquals(3 * RejectionReason.values().length, seen.size());
        seen.keySet().forEach(name -> assertEquals(1, count(name), name));
    }

    @Test
    void tallies_keptByTheirUsers_countWithoutLookUp() {
        Tally hits = metrics.cacheHits("accounts");
        Tally misses = metrics.cacheMisses("accounts");
        Tally throttled = metrics.throttled("source");
        for (Tally tally : List.of(hits, hits, misses, throttled)) {
            tally.add();
        }
        assertEquals(2, count("dualauth.cache.hits[cache=accounts]"));
        assertEquals(1, count("dualauth.cache.misses[cache=accounts]"));
        assertEquals(1, count("dualauth.throttled[limit=source]"));
        assertEquals(3, lookUps.size());
    }

    @Test
    void verification_took_isTimed() {
        metrics.verification("login-password").took(1_500_000);
        assertEquals(List.of(Duration.ofNanos(1_500_000)), seen.get("dualauth.verification[kind=login-password]"));
    }

    @Test
    void gauge_read_isTheValueOfThatMoment() {
        long[] depth = {1};
        metrics.gauge("bulkhead.depth", "Verifications that wait.", () -> depth[0]);
        depth[0] = 7;
        assertEquals(7L, ((Supplier<?>) seen.get("dualauth.bulkhead.depth[]").get(0)).get());
    }

    private int count(String name) {
        return seen.get(name).size();
    }

    /** Remembers what its metrics were told. */
    private MetricRegistry registry() {
        return proxy(MetricRegistry.class, (method, arguments) -> {
            Tag[] tags = (Tag[]) arguments[arguments.length - 1];
            String name = ((Metadata) arguments[0]).getName()
                    + Arrays.stream(tags)
                            .map(tag -> tag.getTagName() + "=" + tag.getTagValue())
                            .toList();
            lookUps.add(name);
            List<Object> values = seen.computeIfAbsent(name, made -> new ArrayList<>());
            if ("gauge".equals(method)) {
                values.add(arguments[1]);
                return null;
            }
            Class<?> type = "counter".equals(method)
                    ? org.eclipse.microprofile.metrics.Counter.class
                    : org.eclipse.microprofile.metrics.Timer.class;
            return proxy(type, (called, with) -> {
                values.add(with == null ? called : with[0]);
                return null;
            });
        });
    }

    private interface Call {
        Object answer(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.answer(method.getName(), arguments)));
    }
}
