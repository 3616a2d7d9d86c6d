package io.github.dualauth.application;

import io.github.dualauth.core.directory.CacheLimits;
import io.github.dualauth.core.testing.TestDatabase;
import java.time.Duration;
import java.util.Set;

/** Applications to be registered, each with an ID of its own. */
final class TestApplications {

    static final CacheLimits CACHE = new CacheLimits(Duration.ofHours(1), 1000);

    private TestApplications() {}

    static Application active() {
        return named(TestDatabase.uniqueId());
    }

    static Application suspended() {
        return new Application(TestDatabase.uniqueId(), "Suspended", Set.of(), false);
    }

    static Application administrator() {
        return new Application(TestDatabase.uniqueId(), "Administrator", Set.of(Application.ADMINISTRATOR), true);
    }

    static Application named(String id) {
        return new Application(id, "Application " + id, Set.of(), true);
    }
}
