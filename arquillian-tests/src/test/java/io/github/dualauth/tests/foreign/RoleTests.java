package io.github.dualauth.tests.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RawAnswer;
import org.junit.jupiter.api.Test;

/** Roles, and policies that stand elsewhere than on the method itself. */
interface RoleTests extends ContractWar {

    @Test
    default void classRole_missing_is403() {
        try (ForeignClient client = client()) {
            assertEquals(
                    "The caller lacks a role.",
                    Problem.of(403, client.post("/api/role/administrator", CLERK))
                            .detail());
            assertEquals(
                    Members.of("administrator", true, "clerk", false),
                    client.mustPost("/api/role/administrator", ADMINISTRATOR));
        }
    }

    @Test
    default void methodRole_replacesTheClasss() {
        try (ForeignClient client = client()) {
            Problem.of(403, client.post("/api/role/clerk", ADMINISTRATOR));
            client.mustPost("/api/role/clerk", CLERK);
        }
    }

    @Test
    default void permitAll_anyRole_stillNeedsACaller() {
        try (ForeignClient client = client()) {
            Problem.of(401, client.post("/api/role/everyone", "{}"));
            client.mustPost("/api/role/everyone", ADMINISTRATOR);
            client.mustPost("/api/role/everyone", CLERK);
        }
    }

    @Test
    default void denyAll_isRefusedInOurWords() {
        try (ForeignClient client = client()) {
            Problem.of(401, client.post("/api/role/no-one", "{}"));
            Problem.of(403, client.post("/api/role/no-one", ADMINISTRATOR));
        }
    }

    @Test
    default void permitAll_openMethod_isOpen() {
        try (ForeignClient client = client()) {
            assertEquals("{\"open\":true}", client.get("/api/role/open").body());
        }
    }

    @Test
    default void interfacePolicy_protectsTheImplementation() {
        try (ForeignClient client = client()) {
            Problem.of(401, client.post("/api/greeting/hello", "{}"));
            Problem.of(401, client.post("/api/greeting/hello", ANN));
            assertEquals(
                    Members.of("hello", ForeignWar.APPLICATION_ID),
                    client.mustPost("/api/greeting/hello", ADMINISTRATOR));
        }
    }

    @Test
    default void abstractClasssPolicy_protectsTheSubclass() {
        try (ForeignClient client = client()) {
            Problem.of(401, client.post("/api/greeting/goodbye", "{}"));
            Problem.of(401, client.post("/api/greeting/goodbye", ADMINISTRATOR));
            assertEquals(Members.of("goodbye", "ann@open"), client.mustPost("/api/greeting/goodbye", ANN));
        }
    }

    @Test
    default void subResource_instanceOrClass_isProtected() {
        try (ForeignClient client = client()) {
            for (String clinic : new String[] {"seventh", "first"}) {
                String path = "/api/clinics/" + clinic;
                Problem.of(401, client.post(path + "/note", "{}"));
                Problem.of(401, client.post(path + "/note", ANN));
                assertEquals(Members.of("clinic", clinic), client.mustPost(path + "/note", ADMINISTRATOR));
                RawAnswer open = client.get(path);
                assertEquals(Members.of("clinic", clinic), Members.parse(open.body()));
            }
        }
    }
}
