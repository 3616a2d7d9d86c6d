package io.github.dualauth.core.http.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start beside other deployments; the end of a whole server is a test of processes. */
class StartupFailureTest {

    private final List<String> done = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"false", "", "maybe"})
    void guard_stepThatFails_failsTheDeploymentAndNotTheServer(String exits) {
        IllegalStateException failure = new IllegalStateException("a test's");
        try (TestDeployment deployment = new TestDeployment(Map.of("dualauth.exit-on-failure", exits), List.of())) {
            assertSame(
                    failure,
                    assertThrows(
                            IllegalStateException.class,
                            () -> StartupFailure.guard(() -> {
                                throw failure;
                            })));
            assertEquals(List.of(), deployment.fired());
        }
    }

    @Test
    void guard_step_isDone() {
        StartupFailure.guard(() -> done.add("step"));
        assertEquals(List.of("step"), done);
    }
}
