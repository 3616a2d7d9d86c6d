package io.github.dualauth.core.startup;

import io.github.dualauth.core.testing.OneConfig;
import io.github.dualauth.core.testing.TestConfiguration;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The beans of this package in a CDI container of their own, with what a deployment and its server bring. The container
 * starts with the first bean that is asked for. One at a time: MicroProfile Config knows one configuration.
 */
final class TestDeployment implements AutoCloseable {

    private final Map<String, String> configuration = new HashMap<>();
    private final List<Consumer<AfterBeanDiscovery>> beans = new ArrayList<>();
    private SeContainer container;

    /** With all its files in {@code directory}. */
    TestDeployment(Path directory) {
        set("dualauth.data-directory", directory.toString());
    }

    TestDeployment set(String key, String value) {
        configuration.put(key, value);
        return this;
    }

    /** On this database. */
    TestDeployment on(DataSource dataSource) {
        return with(DataSource.class, dataSource, new AnnotationLiteral<DualauthDatabase>() {});
    }

    /** With a bean that the deployment or its server brings. */
    <T> TestDeployment with(Class<T> type, T object, Annotation... qualifiers) {
        beans.add(event -> event.<T>addBean()
                .id(type + "#" + beans.size())
                .types(type)
                .qualifiers(qualifiers)
                .addQualifier(Any.Literal.INSTANCE)
                .scope(Dependent.class)
                .createWith(context -> object));
        return this;
    }

    /** With {@code scheduler} in the place of the one that is produced. */
    TestDeployment with(Scheduler scheduler) {
        beans.add(event -> event.<Scheduler>addBean()
                .types(Scheduler.class)
                .scope(Dependent.class)
                .alternative(true)
                .priority(1)
                .createWith(context -> scheduler));
        return this;
    }

    <T> T get(Class<T> type) {
        return container().select(type).get();
    }

    <T> Instance<T> all(Class<T> type, Annotation qualifier) {
        return container().select(type, qualifier);
    }

    /** Tells everybody, as the server's start does. */
    void started() {
        container().getBeanManager().getEvent().fire(new DualauthStarted());
    }

    /** Tells everybody, as the server's stop does while everything is still open. */
    void stopping() {
        container().getBeanManager().getEvent().fire(new DualauthStopping());
    }

    private SeContainer container() {
        if (container == null) {
            OneConfig.install(TestConfiguration.config(configuration));
            container = SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    .addBeanClasses(
                            AuditProducer.class,
                            CoreProducer.class,
                            HealthChecks.class,
                            KeyRotationStart.class,
                            SecretProducer.class,
                            ServerMetrics.class,
                            TokenProducer.class,
                            WebhookProducer.class)
                    .addExtensions(new Brought(beans))
                    .initialize();
        }
        return container;
    }

    @Override
    public void close() {
        if (container != null) {
            container.close();
            container = null;
            OneConfig.remove();
        }
    }

    /** Adds what the server and the deployment bring. */
    record Brought(List<Consumer<AfterBeanDiscovery>> beans) implements Extension {

        void add(@Observes AfterBeanDiscovery event) {
            beans.forEach(bean -> bean.accept(event));
        }
    }
}
