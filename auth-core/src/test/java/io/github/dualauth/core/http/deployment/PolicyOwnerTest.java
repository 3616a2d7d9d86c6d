package io.github.dualauth.core.http.deployment;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.AuthenticationMode.DEVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each method has the policy that is meant for it, and no other one's. */
class PolicyOwnerTest {

    private static Optional<ApiPolicy> policy(String name, Class<?>... parameters) throws ReflectiveOperationException {
        Method method = Methods.class.getMethod(name, parameters);
        return PolicyReader.read(Methods.class, method);
    }

    @Test
    void read_methodBesideOthersWithPolicies_hasNoneOfThem() throws Exception {
        assertEquals(Optional.empty(), policy("closed", Integer.class));
        assertEquals(Optional.empty(), policy("other", String.class));
        assertEquals("strings", policy("closed", String.class).orElseThrow().name());
    }

    @Test
    void read_devicesAtLevelUser_areRefused() throws Exception {
        assertEquals(
                "takes device callers, who are no user, at level USER; say ACCOUNT",
                assertThrows(ConfigurationException.class, () -> policy("devicesAsUsers"))
                        .getMessage());
        assertEquals(Set.of(DEVICE), policy("devices").orElseThrow().modes());
    }

    @Test
    void read_twoPolicies_areBothNamed() {
        assertEquals(
                "has more than one of @Authenticated, @Unauthenticated",
                assertThrows(ConfigurationException.class, () -> policy("both")).getMessage());
    }

    @Test
    void read_interfaceOfAnInterface_givesItsPolicy() throws Exception {
        Method method = Serves.class.getMethod("call");
        assertEquals(
                "far", PolicyReader.read(Serves.class, method).orElseThrow().name());
    }

    @Test
    void of_methodThatTwoResourcesServe_isThePolicyOfEach() throws Exception {
        ApiPolicies policies = ApiPolicies.read(List.of(Parent.class, Child.class));
        Method shared = Child.class.getMethod("shared");
        assertEquals(
                "parent-shared", policies.of(Parent.class, shared).orElseThrow().name());
        assertEquals(
                "child-shared", policies.of(Child.class, shared).orElseThrow().name());
    }

    /** Good, bad, and without any. */
    static class Methods {

        @Authenticated(modes = APPLICATION, name = "strings")
        public void closed(String body) {}

        public void closed(Integer body) {}

        public void other(String body) {}

        @Authenticated(modes = DEVICE)
        public void devicesAsUsers() {}

        @Authenticated(modes = DEVICE, level = AuthenticationLevel.ACCOUNT)
        public void devices() {}

        @Authenticated(modes = APPLICATION)
        @Unauthenticated
        public void both() {}
    }

    interface Far {
        @Authenticated(modes = APPLICATION, name = "far")
        void call();
    }

    interface Near extends Far {}

    static class Serves implements Near {
        @Override
        public void call() {}
    }

    @Path("parent")
    static class Parent {
        @POST
        @Authenticated(modes = APPLICATION)
        public void shared() {}
    }

    @Path("child")
    static class Child extends Parent {}
}
