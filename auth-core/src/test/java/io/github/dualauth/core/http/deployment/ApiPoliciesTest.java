package io.github.dualauth.core.http.deployment;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.AuthenticationMode.INDIVIDUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.policy.ApiPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPoliciesTest {

    private static final Set<AuthenticationMode> BOTH = Set.of(APPLICATION, INDIVIDUAL);
    private static final String KEY = "dualauth.api.own-name.modes";

    @Test
    void read_methodsWithoutPolicy_areRefusedAndAllNamed() {
        String message = refusal(TestResources.Silent.class, TestResources.Plain.class);
        assertTrue(message.contains("Silent.first has neither @Authenticated nor @Unauthenticated"), message);
        assertTrue(message.contains("Silent.second has neither"), message);
        assertFalse(message.contains("Plain"), message);
    }

    @Test
    void read_nameOfTwoMethods_isRefused() {
        String message = refusal(TestResources.NamedAlike.class, TestResources.NamedAlikeToo.class);
        assertTrue(message.contains("are both called same"), message);
        assertTrue(message.contains("NamedAlike.one"), message);
        assertTrue(message.contains("NamedAlikeToo.different"), message);
    }

    @Test
    void read_overloadedMethods_areRefused() {
        assertTrue(refusal(TestResources.Overloaded.class).contains("are both called overloaded-get"));
    }

    @Test
    void read_methodsOfOneNameInTwoResources_areCalledAfterThoseToo() {
        assertEquals(
                Set.of("order-list", "invoice-line-list", "cancel"),
                names(TestResources.OrderResource.class, TestResources.InvoiceLineResource.class));
    }

    @Test
    void read_methodOfADeclaredName_makesWay() {
        assertEquals(
                Set.of("list", "order-cancel", "cancel"),
                names(TestResources.OrderResource.class, TestResources.NamedResource.class));
    }

    private static Set<String> names(Class<?>... resources) {
        return ApiPolicies.read(List.of(resources)).all().values().stream()
                .map(ApiPolicy::name)
                .collect(Collectors.toSet());
    }

    @Test
    void read_authenticatedWithoutMode_isRefused() {
        assertTrue(refusal(TestResources.NoMode.class).contains("NoMode.takesNobody takes no mode"));
    }

    @Test
    void read_authenticatedAtLevelNone_isRefused() {
        assertTrue(refusal(TestResources.NoLevel.class).contains("NoLevel.lookedSafe"));
    }

    @Test
    void read_bothPoliciesOnOneMethod_isRefused() {
        assertTrue(refusal(TestResources.BothPolicies.class).contains("BothPolicies.undecided"));
    }

    @Test
    void read_contradictingRolesOnOneMethod_isRefused() {
        assertTrue(refusal(TestResources.BothRoles.class).contains("BothRoles.undecided"));
    }

    @Test
    void read_unauthenticatedForRoles_isRefused() {
        String message = refusal(TestResources.OpenForRoles.class);
        assertTrue(message.contains("OpenForRoles.lookedClosed"), message);
        assertTrue(message.contains("OpenForRoles.lookedDenied"), message);
    }

    @Test
    void narrowed_modeThatIsNotServed_isRefused() {
        ApiPolicies policies = ApiPolicies.read(List.of(TestResources.ClassLevel.class));
        String message = assertThrows(
                        ConfigurationException.class,
                        () -> policies.narrowed(Set.of(APPLICATION), key -> Optional.empty()))
                .getMessage();
        assertTrue(
                message.contains(
                        "ClassLevel.byMethod takes individual callers, but individual-auth is not in the deployment"),
                message);
        assertFalse(message.contains("byClass"), message);
    }

    @Test
    void narrowed_widenedByConfiguration_isRefused() {
        assertTrue(narrowing("dualauth.api.by-class.modes", "application,individual")
                .contains("can only narrow, and the API takes application"));
        assertTrue(narrowing("dualauth.api.by-class.modes", "individual").contains("can only narrow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"applications", "application;individual", "application,", ",", " ", "none", "device"})
    void narrowed_noList_isRefusedByKey(String value) {
        assertTrue(narrowing(KEY, value).startsWith("invalid value of configuration key " + KEY));
    }

    @Test
    void narrowed_openMethod_isRefused() {
        ApiPolicies policies = ApiPolicies.read(List.of(TestResources.Plain.class));
        Map<String, String> set = Map.of("dualauth.api.alive-v2-now.modes", "application");
        assertThrows(
                ConfigurationException.class, () -> policies.narrowed(BOTH, key -> Optional.ofNullable(set.get(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"individual", " Individual ", "individual,individual"})
    void narrowed_fewerModes_areInForce(String value) {
        ApiPolicy policy = narrowed(KEY, value);
        assertEquals(Set.of(INDIVIDUAL), policy.modes());
        assertEquals("own-name", policy.name());
    }

    @Test
    void narrowed_sameModes_areInForce() {
        assertEquals(BOTH, narrowed(KEY, "individual, application").modes());
    }

    @Test
    void narrowed_nothingConfigured_staysAsDeclared() {
        assertEquals(BOTH, narrowed("dualauth.api.other.modes", "application").modes());
    }

    @Test
    void of_methodThatWasNotSeen_isEmpty() throws NoSuchMethodException {
        ApiPolicies policies = ApiPolicies.read(List.of(TestResources.ClassLevel.class));
        assertTrue(policies.of(TestResources.Inherits.class, TestResources.Inherits.class.getMethod("byClass"))
                .isEmpty());
        assertTrue(policies.of(TestResources.ClassLevel.class, TestResources.ClassLevel.class.getMethod("byClass"))
                .isPresent());
    }

    @Test
    void words_modes_areInOneOrder() {
        assertEquals(
                "application,individual",
                narrowed(KEY, "individual,application").modesText());
    }

    private static String refusal(Class<?>... resources) {
        return assertThrows(ConfigurationException.class, () -> ApiPolicies.read(List.of(resources)))
                .getMessage();
    }

    private static String narrowing(String key, String value) {
        return assertThrows(ConfigurationException.class, () -> narrowed(key, value))
                .getMessage();
    }

    private static ApiPolicy narrowed(String key, String value) {
        return ApiPolicies.read(List.of(TestResources.ClassLevel.class))
                .narrowed(BOTH, asked -> key.equals(asked) ? Optional.of(value) : Optional.empty())
                .all()
                .values()
                .stream()
                .filter(policy -> "own-name".equals(policy.name()))
                .findFirst()
                .orElseThrow();
    }
}
