package io.github.dualauth.core.http.deployment;

import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.http.RequestPipeline;
import io.github.dualauth.core.testing.OneConfig;
import io.github.dualauth.core.testing.TestConfiguration;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CDI and MicroProfile Config around a deployment, for the one that runs in a virtual machine at a time. */
public final class TestDeployment implements AutoCloseable {

    private final PolicyRegistry registry = new PolicyRegistry();
    private final List<Object> fired = new ArrayList<>();

    /**
     * There are the beans that a registry asks for, and the registry.
     *
     * @param beans the verifiers, the pipeline, and whatever is made at the start
     */
    public TestDeployment(Map<String, String> configuration, List<Object> beans) {
        inject("keys", TestBeans.of(List.of(CoreConfiguration.KEYS, new ConfigurationKeys(List.of()))));
        inject("verifiers", TestBeans.of(beans));
        inject("opened", TestBeans.of(beans).select(RequestPipeline.class));
        List<Object> all = new ArrayList<>(beans);
        all.add(registry);
        TestBeans.install(TestBeans.of(all, fired));
        OneConfig.install(TestConfiguration.config(configuration));
    }

    /** What was fired. */
    public List<Object> fired() {
        return List.copyOf(fired);
    }

    /** The policies in force. */
    PolicyRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        TestBeans.remove();
        OneConfig.remove();
    }

    /** As CDI does it. */
    private void inject(String name, Object value) {
        try {
            Field field = PolicyRegistry.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(registry, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
