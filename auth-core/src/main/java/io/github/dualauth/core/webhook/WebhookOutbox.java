package io.github.dualauth.core.webhook;

import io.github.dualauth.core.database.Transaction;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Where events are written down, in the very transaction that makes them happen: what was committed is delivered at
 * least once, and what was rolled back never.
 */
public final class WebhookOutbox {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final Clock clock;
    private volatile Runnable listener = () -> {};

    /** Dates events by {@code clock}. */
    public WebhookOutbox(Clock clock) {
        this.clock = clock;
    }

    /** Writes an event down as part of {@code transaction}, if its application has a webhook. */
    public void add(Transaction transaction, WebhookEvent event) {
        EntityManager em = transaction.entityManager();
        if (em.find(WebhookEntity.class, event.applicationId()) == null) {
            return;
        }
        String id = UUID.randomUUID().toString();
        em.persist(new WebhookDeliveryEntity(id, event, body(id, event), clock.instant()));
        transaction.afterCommit(() -> listener.run());
    }

    /** Runs {@code work} after each commit that added an event; it must return quickly. */
    void whenAdded(Runnable work) {
        listener = work;
    }

    private String body(String id, WebhookEvent event) {
        JsonObjectBuilder data = JSON.createObjectBuilder();
        new TreeMap<>(event.data()).forEach(data::add);
        return JSON.createObjectBuilder()
                .add("id", id)
                .add("event", event.name())
                .add("created", clock.instant().toString())
                .add("data", data)
                .build()
                .toString();
    }
}
