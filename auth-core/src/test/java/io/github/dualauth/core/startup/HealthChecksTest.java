package io.github.dualauth.core.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hazelcast.core.Hazelcast;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TroubledDataSource;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthChecksTest {

    private final TroubledDataSource troubled = new TroubledDataSource(TestDatabase.H2.empty());

    @TempDir
    private Path directory;

    private TestDeployment deployment;

    @BeforeEach
    void prepare() {
        HealthAnswers.use();
        deployment = new TestDeployment(directory).on(troubled.dataSource());
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    @Test
    void ready_everythingThere_isUp() {
        assertEquals(
                Map.of("database", "UP", "key", "UP", "audit", "UP {lag=0}", "grid", "UP {reachable=true}"),
                answers(Readiness.Literal.INSTANCE));
    }

    @Test
    void ready_databaseDown_isDownUntilItIsBack() {
        assertEquals("UP", ready("database"));
        troubled.down(true);
        assertEquals("DOWN", ready("database"));
        assertEquals("UP {lag=0}", ready("audit"));
        assertEquals(Map.of("dualauth", "UP"), answers(Liveness.Literal.INSTANCE), "a restart would not help");
        troubled.down(false);
        assertEquals("UP", ready("database"));
    }

    @Test
    void ready_keyFileThatCannotBeRead_isDown() throws IOException {
        Files.createDirectory(directory.resolve("dualauth.key"));
        assertEquals("DOWN", ready("key"));
        assertEquals("UP", ready("database"));
    }

    @Test
    void ready_auditThatCannotBeWritten_isDown() throws IOException {
        deployment.get(AuditTrail.class).close();
        assertEquals("DOWN {lag=0}", ready("audit"));
    }

    /** The loss of one node must not take the other out of the balancer. */
    @Test
    void ready_nodeThatMissesOthers_isUpAndSaysSo() {
        deployment.set("dualauth.cluster.nodes", "2");
        var grid = Hazelcast.newHazelcastInstance(ClusterLookupTest.alone());
        try (ServerNames names = ServerNames.open()) {
            names.bind("payara/Hazelcast", grid);
            assertEquals("UP {reachable=false}", ready("grid"));
        } finally {
            deployment.get(Cluster.class).close();
            grid.getLifecycleService().terminate();
        }
    }

    private String ready(String name) {
        return answers(Readiness.Literal.INSTANCE).get(name);
    }

    private Map<String, String> answers(Annotation kind) {
        Map<String, String> answers = new TreeMap<>();
        deployment.all(HealthCheck.class, kind).stream()
                .map(HealthCheck::call)
                .forEach(answer -> answers.put(answer.getName(), text(answer)));
        return answers;
    }

    private static String text(HealthCheckResponse answer) {
        return answer.getStatus() + answer.getData().map(data -> " " + data).orElse("");
    }
}
