package io.github.dualauth.core.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.cluster.Cluster;
import io.github.dualauth.core.cluster.SharedMap;
import io.github.dualauth.core.cluster.SingleNode;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationKeys;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.secret.password.PasswordChecks;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import jakarta.enterprise.inject.Any;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What each deployment is put together from, as it is configured. */
class CoreProducerTest {

    private static final DataSource DATABASE = TestDatabase.H2.empty();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void configuration_dataDirectoryThatIsNotThere_isMadeForItsOwnerOnly() throws IOException {
        Path data = directory.resolve("a/b");
        try (TestDeployment deployment = new TestDeployment(data)) {
            assertEquals(data, deployment.get(CoreConfiguration.class).dataDirectory());
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
        }
    }

    @Test
    void configuration_dataDirectoryThatCannotBeMade_isRefusedByKey() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertTrue(refusal(new TestDeployment(file.resolve("data")), CoreConfiguration.class)
                .startsWith("invalid value of configuration key dualauth.data-directory: it cannot be made: "));
    }

    /** The file system of processes has no room for files, and is not read-only. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void configuration_fullDisk_isRefused() {
        assertEquals(
                "the disk of /proc is full: make room",
                refusal(new TestDeployment(Path.of("/proc")), CoreConfiguration.class));
    }

    @Test
    void keyRing_noKeysSet_isTheFileInTheDataDirectory() {
        try (TestDeployment deployment = new TestDeployment(directory)) {
            String made = deployment.get(KeyRing.class).currentId();
            assertEquals(made, KeyRing.open(directory.resolve("dualauth.key")).currentId());
            sealed(deployment);
        }
    }

    @Test
    void keyRing_keysSet_areTakenAndNoFileIsMade() {
        try (TestDeployment deployment = new TestDeployment(directory).set("dualauth.keys", TestKeys.line(1))) {
            KeyRing keys = deployment.get(KeyRing.class);
            assertEquals(TestKeys.of(directory, 1).currentId(), keys.currentId());
            assertEquals("dualauth.keys", keys.source());
            assertFalse(Files.exists(directory.resolve("dualauth.key")));
            sealed(deployment);
        }
    }

    private void sealed(TestDeployment deployment) {
        String sealed = deployment.get(SecretBox.class).seal("owner", Secret.of("hidden"));
        SecretBox same = new SecretBox(deployment.get(KeyRing.class));
        assertTrue(same.open("owner", sealed).orElseThrow().sameAs(Secret.of("hidden")));
    }

    @Test
    void database_producedByTheDeployment_isTakenBeforeTheNamedOne() {
        DataSource own = TestDatabase.H2.empty();
        DataSource named = TestDatabase.H2.empty();
        try (ServerNames names = ServerNames.open();
                TestDeployment deployment = new TestDeployment(directory)
                        .set("dualauth.data-source", "jdbc/named")
                        .on(own)) {
            names.bind("jdbc/named", named);
            assertEquals(0L, accounts(deployment));
            assertTrue(TestDatabase.hasTable(own, "dualauth_account"));
            assertFalse(TestDatabase.hasTable(named, "dualauth_account"));
        }
    }

    @Test
    void database_noneProduced_isTheNamedOne() {
        DataSource named = TestDatabase.H2.empty();
        try (ServerNames names = ServerNames.open();
                TestDeployment deployment = new TestDeployment(directory).set("dualauth.data-source", "jdbc/named")) {
            names.bind("jdbc/named", named);
            assertEquals(0L, accounts(deployment));
            assertTrue(TestDatabase.hasTable(named, "dualauth_account"));
        }
    }

    private static Object accounts(TestDeployment deployment) {
        return deployment
                .get(Database.class)
                .read(em -> em.createNativeQuery("select count(*) from dualauth_account")
                        .getSingleResult());
    }

    @Test
    void cluster_nodesThatNoGridBringsTogether_areRefused() {
        assertEquals(
                "invalid value of configuration key dualauth.cluster.nodes: the server runs no data grid",
                refusal(new TestDeployment(directory).set("dualauth.cluster.nodes", "2"), Cluster.class));
    }

    @Test
    void metrics_serverWithoutARegistry_countNothing() {
        try (TestDeployment deployment = new TestDeployment(directory)) {
            assertSame(DecisionMetrics.NONE, deployment.get(DecisionMetrics.class));
        }
    }

    @Test
    void keys_ofAllOfTheCore_areKnown() {
        try (TestDeployment deployment = new TestDeployment(directory)) {
            List<ConfigurationKeys> known = deployment.all(ConfigurationKeys.class, Any.Literal.INSTANCE).stream()
                    .toList();
            ConfigurationKeys.refuseUnknown(
                    known,
                    List.of(),
                    List.of("dualauth.cache.size", "dualauth.argon2.memory", "dualauth.webhook.attempts"));
            assertThrows(
                    ConfigurationException.class,
                    () -> ConfigurationKeys.refuseUnknown(known, List.of(), List.of("dualauth.argon2.memroy")));
        }
    }

    @Test
    void checks_hash_costsWhatIsConfigured() {
        try (TestDeployment deployment = new TestDeployment(directory)
                .set("dualauth.argon2.memory", "1024")
                .set("dualauth.argon2.iterations", "1")
                .set("dualauth.argon2.parallelism", "3")) {
            PasswordChecks checks = deployment.get(PasswordChecks.class);
            String stored = checks.hash(Secret.of("password"));
            assertTrue(stored.startsWith("$argon2id$v=19$m=1024,t=1,p=3$"), stored);
            assertTrue(checks.matches("owner", Secret.of("password"), stored));
            assertFalse(checks.matches("owner", Secret.of("passwords"), stored));
        }
    }

    @Test
    void close_deployment_closesWhatItOpened() {
        TestDeployment deployment = new TestDeployment(directory).on(DATABASE);
        Database database = deployment.get(Database.class);
        Scheduler scheduler = deployment.get(Scheduler.class);
        AuditTrail trail = deployment.get(AuditTrail.class);
        Cluster cluster = assertInstanceOf(SingleNode.class, deployment.get(Cluster.class));
        SharedMap map = cluster.map("m", 10, MINUTE);
        assertSame(map, cluster.map("m", 10, MINUTE));
        assertTrue(trail.writable());
        deployment.close();
        assertFalse(trail.writable());
        assertNotSame(map, cluster.map("m", 10, MINUTE));
        assertThrows(IllegalStateException.class, () -> database.read(em -> em.find(Object.class, "1")));
        assertThrows(RejectedExecutionException.class, () -> scheduler.every("test", MINUTE, MINUTE, () -> {}));
    }

    private static String refusal(TestDeployment deployment, Class<?> bean) {
        try (deployment) {
            return assertThrows(ConfigurationException.class, () -> deployment.get(bean))
                    .getMessage();
        }
    }
}
