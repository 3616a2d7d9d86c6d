package io.github.dualauth.application.key;

import io.github.dualauth.application.Application;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.testing.MutableClock;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import java.util.Set;

/** An application with API keys. */
final class TestApiKeys {

    static final String HERE = "production";

    private final Database database;
    private final MutableClock clock = MutableClock.stopped();
    private final ApplicationRegistry registry;
    private final ApiKeys keys;
    private final String application;

    TestApiKeys(TestDatabase kind, KeyRing ring) {
        this(kind.shared(AccountDirectory.SCHEMA, ApplicationRegistry.SCHEMA), ring, TestCaches.LASTING);
    }

    TestApiKeys(Database database, KeyRing ring, RowCaches caches) {
        this.database = database;
        this.registry = new ApplicationRegistry(database, ring, caches, clock);
        this.keys = new ApiKeys(database, registry, ring, caches);
        this.application = another();
    }

    /** One more application. */
    String another() {
        Application made = new Application(TestDatabase.uniqueId(), "Test", Set.of("clerk"), true);
        return registry.create(made).orElseThrow().application().id();
    }

    ApiKeyOutcome.Stored make(ApiKeyTerms terms) {
        return (ApiKeyOutcome.Stored) keys.make(application, terms);
    }

    /** One that is good here at once and without end. */
    ApiKeyOutcome.Stored good() {
        return make(ApiKeyTerms.unlimited("good", HERE));
    }

    static Secret secret(ApiKeyOutcome.Stored made) {
        return made.secret().orElseThrow();
    }

    Database database() {
        return database;
    }

    MutableClock clock() {
        return clock;
    }

    ApplicationRegistry registry() {
        return registry;
    }

    ApiKeys keys() {
        return keys;
    }

    String application() {
        return application;
    }
}
