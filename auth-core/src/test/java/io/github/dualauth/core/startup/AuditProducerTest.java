package io.github.dualauth.core.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.audit.AuditNotice;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.metrics.TestRegistry;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TroubledDataSource;
import io.github.dualauth.core.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AuditProducerTest {

    private static final AuditNotice NOTICE = new AuditNotice(Instant.EPOCH, "tested", Map.of());

    private final TroubledDataSource troubled = new TroubledDataSource(TestDatabase.H2.empty());
    private final TestRegistry registry = new TestRegistry();
    private Path file;
    private Path node;
    private TestDeployment deployment;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        file = directory.resolve("audit.jsonl");
        node = directory.resolve("audit.jsonl.node");
        deployment =
                new TestDeployment(directory).on(troubled.dataSource()).with(MetricRegistry.class, registry.open());
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    @Test
    void trail_jsonLines_isWrittenToTheFileAlone() throws IOException {
        deployment.get(AuditTrail.class).record(NOTICE);
        Waiting.until(() -> lines() == 1);
        assertFalse(Files.exists(node));
        assertEquals(0L, rows());
        assertEquals(0, registry.gauge("dualauth.audit.lag[]"));
    }

    @Test
    void trail_database_isWrittenToTheTableAlone() {
        deployment.set("dualauth.audit.sinks", "database");
        deployment.get(AuditTrail.class).record(NOTICE);
        assertEquals(1L, rows());
        assertFalse(Files.exists(file));
        assertTrue(Files.exists(node));
    }

    @Test
    void trail_both_isWrittenToTheFileAndCopiedWhenTheDatabaseIsThere() throws IOException {
        deployment.set("dualauth.audit.sinks", "database,json-lines");
        AuditTrail trail = deployment.get(AuditTrail.class);
        trail.record(NOTICE);
        Waiting.until(() -> trail.lag() == 0);
        assertEquals(1L, rows());
        troubled.down(true);
        trail.record(NOTICE);
        Waiting.until(() -> lines() == 2);
        assertEquals(1, registry.gauge("dualauth.audit.lag[]"));
        troubled.down(false);
        Waiting.until(() -> trail.lag() == 0);
        assertEquals(2L, rows());
        assertFalse(Files.exists(node));
    }

    @Test
    void trail_fileThatCannotBeWritten_isRefused() throws IOException {
        Files.createDirectory(file);
        String message = assertThrows(ConfigurationException.class, () -> deployment.get(AuditTrail.class))
                .getMessage();
        assertTrue(message.startsWith("the audit file " + file + " cannot be written: "), message);
    }

    @Test
    void close_deployment_writesNoMoreAndLeavesTheFileToTheNextOne() {
        AuditTrail first = deployment.get(AuditTrail.class);
        deployment.close();
        assertThrows(DependencyUnavailableException.class, () -> first.record(NOTICE));
        try (TestDeployment next = new TestDeployment(file.getParent()).on(troubled.dataSource())) {
            next.get(AuditTrail.class).record(NOTICE);
        }
    }

    private long lines() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object rows() {
        return deployment
                .get(Database.class)
                .read(em -> em.createNativeQuery("select count(*) from dualauth_audit")
                        .getSingleResult());
    }
}
