package io.github.dualauth.application;

import io.github.dualauth.core.directory.RowCaches;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import java.util.Set;

/** Applications to be registered, each with an ID of its own. */
final class TestApplications {

    static final RowCaches CACHE = TestCaches.LASTING;

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
