package io.github.dualauth.core.http.deployment;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.AuthenticationMode.INDIVIDUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.body.fields.BodyFields;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.http.failure.ProblemFormat;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.CredentialFields;
import io.github.dualauth.core.policy.FieldsCredential;
import io.github.dualauth.core.policy.NoFields;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

    @Test
    void read_methodWithoutAny_isEmpty() {
        assertTrue(PolicyReader.read(TestResources.Silent.class, method(TestResources.Silent.class, "first"))
                .isEmpty());
    }

    @Test
    void read_denyAll_asksForARoleThatNobodyHas() {
        Set<String> roles = policy(TestResources.ClassLevel.class, "forNobody").roles();
        assertEquals(1, roles.size());
        assertTrue(roles.iterator().next().startsWith("\0"));
    }

    @Test
    void read_methodOfItsOwn_hasItsPolicy() {
        ApiPolicy policy = policy(TestResources.Plain.class, "practiceCreate");
        assertEquals("practice-create", policy.name());
        assertEquals(Set.of(APPLICATION), policy.modes());
        assertEquals(AuthenticationLevel.ACCOUNT, policy.level());
        assertEquals(Set.of(), policy.roles());
        assertInstanceOf(ProblemFormat.class, policy.format());
        assertFalse(policy.open());
    }

    @Test
    void read_clientSecretWithoutFields_isRefused() {
        for (String name : new String[] {"secretWithoutFields", "fieldsWithoutSecret"}) {
            Method method = method(ClientResource.class, name);
            ConfigurationException refusal =
                    assertThrows(ConfigurationException.class, () -> PolicyReader.read(ClientResource.class, method));
            assertTrue(refusal.getMessage().contains("CLIENT_SECRET"), refusal.getMessage());
        }
    }

    @Test
    void read_clientSecretWithFields_hasThem() {
        assertInstanceOf(OneField.class, policy(ClientResource.class, "both").fields());
        assertInstanceOf(
                NoFields.class,
                policy(TestResources.Plain.class, "practiceCreate").fields());
    }

    /** Takes nothing. */
    public static final class OneField implements CredentialFields {
        @Override
        public FieldsCredential credential(BodyFields fields) {
            return new NoFields().credential(fields);
        }
    }

    static class ClientResource {

        @Authenticated(
                modes = APPLICATION,
                level = AuthenticationLevel.APPLICATION,
                credentials = CredentialKind.CLIENT_SECRET)
        public void secretWithoutFields() {}

        @Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION, fields = OneField.class)
        public void fieldsWithoutSecret() {}

        @Authenticated(
                modes = APPLICATION,
                level = AuthenticationLevel.APPLICATION,
                credentials = CredentialKind.CLIENT_SECRET,
                fields = OneField.class)
        public void both() {}
    }

    @Test
    void read_unauthenticated_isOpen() {
        ApiPolicy policy = policy(TestResources.Plain.class, "aliveV2Now");
        assertTrue(policy.open());
        assertEquals("alive-v2-now", policy.name());
        assertEquals(Set.of(), policy.modes());
    }

    @Test
    void read_classLevel_isTakenWithFormatAndRoles() {
        ApiPolicy policy = policy(TestResources.ClassLevel.class, "byClass");
        assertEquals("by-class", policy.name());
        assertEquals(Set.of(APPLICATION), policy.modes());
        assertEquals(Set.of("clerk"), policy.roles());
        assertInstanceOf(TestResources.ShortFormat.class, policy.format());
    }

    @Test
    void read_methodLevel_goesBeforeClassLevel() {
        ApiPolicy policy = policy(TestResources.ClassLevel.class, "byMethod");
        assertEquals("own-name", policy.name());
        assertEquals(Set.of(APPLICATION, INDIVIDUAL), policy.modes());
        assertEquals(AuthenticationLevel.USER, policy.level());
        assertEquals(Set.of(), policy.roles(), "@PermitAll");
        assertEquals(
                Set.of("administrator", "auditor"),
                policy(TestResources.ClassLevel.class, "forRoles").roles());
    }

    @Test
    void read_overridingMethod_hasThePolicyOfTheOverridden() {
        assertEquals(
                "own-name", policy(TestResources.Inherits.class, "byMethod").name());
        assertEquals(
                Set.of("clerk"), policy(TestResources.Inherits.class, "byClass").roles());
        assertEquals(
                Set.of("clerk"), policy(TestResources.Inherits.class, "added").roles());
    }

    @Test
    void read_classThatOpens_leavesMethodsOfTheirOwnClosed() {
        assertFalse(policy(TestResources.OpensInherited.class, "byMethod").open());
    }

    @Test
    void read_interface_givesItsPolicy() {
        assertEquals(
                Set.of(INDIVIDUAL), policy(TestResources.Serves.class, "call").modes());
        assertEquals(
                "by-default", policy(TestResources.Serves.class, "byDefault").name());
    }

    @Test
    void read_severalInterfaces_firstOneInTheSourceWins() {
        assertEquals(
                Set.of(APPLICATION),
                policy(TestResources.FirstThenSecond.class, "firstThenSecond").modes());
        assertEquals(
                Set.of(INDIVIDUAL),
                policy(TestResources.SecondThenFirst.class, "secondThenFirst").modes());
    }

    @Test
    void read_methodOfAGenericType_hasItsPolicyInTheSubclass() {
        assertFalse(policy(TestResources.OfText.class, "take").open());
        assertFalse(policy(TestResources.OfText.class, "give").open());
    }

    @Test
    void read_modeTwice_isOne() {
        assertEquals(
                Set.of(APPLICATION),
                policy(TestResources.ModeTwice.class, "takesOne").modes());
    }

    @Test
    void lineage_interfaces_areInTheOrderOfTheSource() {
        assertEquals(
                List.of(
                        TestResources.FirstThenSecond.class,
                        TestResources.Third.class,
                        TestResources.First.class,
                        TestResources.Second.class),
                List.copyOf(PolicyReader.lineage(TestResources.FirstThenSecond.class)));
    }

    private static ApiPolicy policy(Class<?> resource, String name) {
        return PolicyReader.read(resource, method(resource, name)).orElseThrow();
    }

    private static Method method(Class<?> resource, String name) {
        return Arrays.stream(resource.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .findFirst()
                .orElseThrow();
    }
}
