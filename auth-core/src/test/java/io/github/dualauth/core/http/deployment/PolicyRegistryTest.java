package io.github.dualauth.core.http.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.TestVerifiers;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.http.RequestPipeline;
import io.github.dualauth.core.http.TestPipelines;
import io.github.dualauth.core.policy.ApiPolicy;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyRegistryTest {

    private final RequestPipeline pipeline = TestPipelines.idle();
    private final TestVerifiers.OfApplications applications = new TestVerifiers.OfApplications();
    private final ApiPolicies plain = ApiPolicies.read(List.of(TestResources.Plain.class));

    private String refusal(Map<String, String> configuration, List<Object> beans, ApiPolicies policies) {
        try (TestDeployment deployment = new TestDeployment(configuration, beans)) {
            return assertThrows(
                            ConfigurationException.class,
                            () -> deployment.registry().start(policies, null))
                    .getMessage();
        }
    }

    @Test
    void start_keyThatNobodyReads_isRefused() {
        String refusal = refusal(Map.of("dualauth.misspelt", "x"), List.of(applications, pipeline), plain);
        assertTrue(refusal.contains("dualauth.misspelt"), refusal);
        assertTrue(refusal(Map.of("dualauth.api.other.modes", "x"), List.of(applications, pipeline), plain)
                .contains("dualauth.api.other.modes"));
    }

    @Test
    void start_modeThatNobodyVouchesFor_isRefused() {
        String refusal = refusal(Map.of(), List.of(pipeline), plain);
        assertTrue(refusal.contains("practiceCreate takes application callers"), refusal);
        ApiPolicies both = ApiPolicies.read(List.of(TestResources.ClassLevel.class));
        assertTrue(refusal(Map.of(), List.of(applications, pipeline), both).contains("takes individual callers"));
    }

    @Test
    void start_configurationThatWouldWiden_isRefused() {
        assertTrue(refusal(
                        Map.of("dualauth.api.practice-create.modes", "application,individual"),
                        List.of(applications, pipeline),
                        plain)
                .contains("only narrow"));
    }

    @Test
    void start_policiesThatCanBeServed_areInForceAsConfigured() throws Exception {
        Method create = TestResources.Plain.class.getMethod("practiceCreate");
        Map<String, String> configuration = Map.of("dualauth.api.practice-create.modes", " application ");
        try (TestDeployment deployment = new TestDeployment(configuration, List.of(applications, pipeline))) {
            PolicyRegistry registry = deployment.registry();
            registry.start(plain, null);
            ApiPolicy policy = registry.policy(TestResources.Plain.class, create);
            assertEquals(Set.of(AuthenticationMode.APPLICATION), policy.modes());
            assertEquals(Set.of("one", "alive"), names(registry));
            assertSame(pipeline, registry.pipeline());
            assertNotNull(pipeline.container());
        }
    }

    private static Set<String> names(PolicyRegistry registry) {
        return registry.all().keySet().stream()
                .map(method -> method.path().endsWith("one") ? "one" : "alive")
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void policy_methodThatTheStartHasNotSeen_isRefused() throws Exception {
        Method unseen = TestResources.Silent.class.getMethod("first");
        try (TestDeployment deployment = new TestDeployment(Map.of(), List.of(applications, pipeline))) {
            deployment.registry().start(plain, null);
            String refusal = assertThrows(
                            ConfigurationException.class,
                            () -> deployment.registry().policy(TestResources.Silent.class, unseen))
                    .getMessage();
            assertTrue(refusal.contains("Silent.first was not found at start-up"), refusal);
        }
    }
}
