package io.github.dualauth.core.metrics;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** A server's registry that remembers what its metrics were told, by {@code name[tag=value, …]}. */
public final class TestRegistry {

    private final Map<String, List<Object>> seen = new TreeMap<>();
    private int lookUps;

    /** The registry itself. */
    public MetricRegistry open() {
        return proxy(MetricRegistry.class, (method, arguments) -> {
            Tag[] tags = (Tag[]) arguments[arguments.length - 1];
            String name = ((Metadata) arguments[0]).getName()
                    + Arrays.stream(tags)
                            .map(tag -> tag.getTagName() + "=" + tag.getTagValue())
                            .toList();
            lookUps++;
            List<Object> values = seen.computeIfAbsent(name, made -> new ArrayList<>());
            if ("gauge".equals(method)) {
                values.add(arguments[1]);
                return null;
            }
            Class<?> type = "counter".equals(method) ? Counter.class : Timer.class;
            return proxy(type, (called, with) -> {
                values.add(with == null ? called : with[0]);
                return null;
            });
        });
    }

    /** All that was looked up. */
    public Set<String> names() {
        return seen.keySet();
    }

    /** How often anything was looked up. */
    public int lookUps() {
        return lookUps;
    }

    /** What a metric was told. */
    public List<Object> values(String name) {
        return seen.getOrDefault(name, List.of());
    }

    /** How often a metric was told something. */
    public int count(String name) {
        return values(name).size();
    }

    /** What a gauge shows now. */
    public long gauge(String name) {
        return ((Number) ((Supplier<?>) values(name).get(0)).get()).longValue();
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
