package io.github.dualauth.core.webhook;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.SealedColumn;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestDatabase;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Rows with a sealed column: what signs the webhooks of applications. They are in a database that no other test uses. */
public final class SealedWebhooks {

    private static final Map<TestDatabase, Database> OPENED = new EnumMap<>(TestDatabase.class);

    private final Database database;
    private final Map<String, Secret> secrets = new TreeMap<>();

    /** None at first; those of the test before are gone. */
    public SealedWebhooks(TestDatabase kind) {
        this.database = OPENED.computeIfAbsent(kind, one -> one.fresh(AccountDirectory.SCHEMA));
        int ignored = database.write(transaction -> transaction
                .entityManager()
                .createQuery("delete from WebhookEntity w")
                .executeUpdate());
    }

    /** Where they are. */
    public Database database() {
        return database;
    }

    /** New rows with these IDs, or new secrets in those that are there, on a node with these keys. */
    public void set(KeyRing keys, String... ids) {
        Webhooks webhooks = new Webhooks(database, new SecretBox(keys), MutableClock.stopped());
        for (String id : ids) {
            secrets.put(id, webhooks.set(id, URI.create("https://example.org/" + id)));
        }
    }

    /** Puts what is in one row into another, where it does not open. */
    public void copy(String from, String to) {
        update("update WebhookEntity w set w.box = :value where w.id = :id", to, box(from));
    }

    /** What a row says of the key that it is under. */
    public void setKeyId(String id, String keyId) {
        update("update WebhookEntity w set w.keyId = :value where w.id = :id", id, keyId);
    }

    private void update(String statement, String id, String value) {
        int changed = database.write(transaction -> transaction
                .entityManager()
                .createQuery(statement)
                .setParameter("value", value)
                .setParameter("id", id)
                .executeUpdate());
        if (changed != 1) {
            throw new AssertionError("there is no row " + id);
        }
    }

    /** The rows as a node with these keys seals them anew. */
    public SealedRows rows(KeyRing keys) {
        return Webhooks.sealed(database, new SecretBox(keys));
    }

    /** The same on a node that stops at each row, between reading and writing. */
    public SealedRows rows(KeyRing keys, Consumer<String> meanwhile) {
        SecretBox box = new SecretBox(keys);
        return new SealedColumn<>(
                database,
                new SealedColumn.Kind<>(
                        "webhook secrets", WebhookEntity.class, "box", WebhookEntity::id, WebhookEntity::box),
                row -> {
                    meanwhile.accept(row.id());
                    return row.sealedAnew(box);
                });
    }

    /** A row's column as it is stored. */
    public String box(String id) {
        return database.read(em -> em.find(WebhookEntity.class, id).box());
    }

    /** The rows whose secret a node with these keys can read. */
    public List<String> readable(KeyRing keys) {
        WebhookQueue queue = new WebhookQueue(database, new SecretBox(keys), MutableClock.stopped());
        return secrets.keySet().stream()
                .filter(id -> queue.target(id)
                        .orElseThrow()
                        .secret()
                        .filter(secrets.get(id)::sameAs)
                        .isPresent())
                .toList();
    }
}
