package io.github.dualauth.tests.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.Parallel;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who the WAR's own code is told calls. */
interface CallerTests extends ContractWar {

    /** Whether the container knows, too. */
    boolean container();

    @Test
    default void openMethod_hasNoCaller() {
        try (ForeignClient client = client()) {
            client.mustPost("/api/identity", ADMINISTRATOR);
            assertEquals(
                    Members.of("cdi", "false", "servlet", "none", "enterprise", "none"),
                    Members.parse(client.get("/api/identity").body()));
        }
    }

    @Test
    default void application_isKnownEverywhere() {
        try (ForeignClient client = client()) {
            String name = ForeignWar.APPLICATION_ID;
            mustKnow(client.mustPost("/api/identity", ADMINISTRATOR), name, true);
        }
    }

    @Test
    default void person_isKnownEverywhereAndHasNoRole() {
        try (ForeignClient client = client()) {
            mustKnow(client.mustPost("/api/identity", ANN), "ann@open", false);
        }
    }

    @Test
    default void sameConnection_anotherCaller_isNotTheOneBefore() {
        try (ForeignClient client = client()) {
            for (int i = 0; i < 3; i++) {
                mustKnow(client.mustPost("/api/identity", ADMINISTRATOR), ForeignWar.APPLICATION_ID, true);
                mustKnow(client.mustPost("/api/identity", ANN), "ann@open", false);
                Problem.of(401, client.post("/api/identity", ANN.with("loginPassword", "wrong")));
            }
        }
    }

    @Test
    default void twoCallersAtOnce_areNeverMixedUp() {
        Caller[] callers = {ADMINISTRATOR, BOB};
        Parallel.atOnce(2, number -> {
            String name = callers[number].id();
            try (ForeignClient client = client()) {
                for (int i = 0; i < 50; i++) {
                    JsonObject told = client.mustPost("/api/identity/together", callers[number]);
                    assertEquals(name + " " + name, told.getString("met"));
                    assertEquals(name, told.getString("jaxrs"));
                    assertEquals(container() ? name : "none", told.getString("servlet"));
                }
            }
            return List.of();
        });
    }

    private void mustKnow(JsonObject told, String name, boolean administrator) {
        String known = container() ? name : "none";
        assertEquals(name, told.getString("jaxrs"));
        assertEquals(name, told.getString("cdi"));
        assertEquals(name, told.getString("bean"));
        assertEquals(known, told.getString("servlet"));
        assertEquals(known, told.getString("enterprise"));
        boolean inRole = container() && administrator;
        assertEquals(administrator + " " + inRole + " " + inRole, told.getString("role"));
        assertEquals((container() ? name : "ANONYMOUS") + " " + inRole, told.getString("reader"));
        assertEquals(inRole ? name : "refused", told.getString("owner"));
    }
}
