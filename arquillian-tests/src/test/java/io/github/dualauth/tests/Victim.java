package io.github.dualauth.tests;

import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.RandomIds;

/** Whoever loses what it had: an application with a practice, a user there, and a person with a login. */
record Victim(Integrator integrator, String practice, String user, Caller person) {

    static Victim on(DualauthServer node) {
        Integrator integrator = node.integrator();
        String practice = integrator.practice();
        String user = RandomIds.id("user");
        return new Victim(integrator, practice, user, integrator.person(practice, user));
    }

    Caller application() {
        return integrator.caller(practice, user);
    }
}
