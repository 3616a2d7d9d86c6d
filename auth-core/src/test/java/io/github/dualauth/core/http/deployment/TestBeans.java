package io.github.dualauth.core.http.deployment;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** CDI with beans that a test made, and with what was fired written down. */
final class TestBeans<T> extends CDI<T> {

    private final List<? extends T> beans;
    private final List<Object> fired;

    private TestBeans(List<? extends T> beans, List<Object> fired) {
        this.beans = beans;
        this.fired = fired;
    }

    /** These beans; events go to {@code fired}. */
    static <T> TestBeans<T> of(List<? extends T> beans, List<Object> fired) {
        return new TestBeans<>(beans, fired);
    }

    /** These beans, where nothing is fired. */
    static <T> TestBeans<T> of(List<? extends T> beans) {
        return new TestBeans<>(beans, Collections.emptyList());
    }

    /** Makes {@code beans} those of the whole virtual machine. */
    static void install(TestBeans<Object> beans) {
        setCDIProvider(() -> beans);
    }

    /** As if there never had been any. */
    static void remove() {
        configuredProvider = null;
    }

    @Override
    public BeanManager getBeanManager() {
        Event<?> event = proxy(Event.class, (method, argument) -> fired.add(argument));
        return proxy(BeanManager.class, (method, argument) -> event);
    }

    /** Does nothing but the one method that is asked for here. */
    private static <P> P proxy(Class<P> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                TestBeans.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = answers.of(method.getName(), arguments == null ? "" : arguments[0]);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }

    /** What a method with one argument or none returns. */
    @FunctionalInterface
    private interface Answers {
        Object of(String method, Object argument);
    }

    @Override
    public <U extends T> Instance<U> select(Class<U> type, Annotation... qualifiers) {
        return new TestBeans<>(
                beans.stream().filter(type::isInstance).map(type::cast).toList(), fired);
    }

    @Override
    public Iterator<T> iterator() {
        return Collections.<T>unmodifiableList(beans).iterator();
    }

    @Override
    public T get() {
        if (beans.size() != 1) {
            throw new IllegalStateException(beans.size() + " beans");
        }
        return beans.get(0);
    }

    @Override
    public boolean isUnsatisfied() {
        return beans.isEmpty();
    }

    @Override
    public boolean isAmbiguous() {
        return beans.size() > 1;
    }

    @Override
    public Instance<T> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Instance<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void destroy(T instance) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Handle<T> getHandle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<? extends Handle<T>> handles() {
        throw new UnsupportedOperationException();
    }
}
